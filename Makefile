# Everything a person does here in one word. `make run` and `make test` set up all they need themselves.
.DEFAULT_GOAL := run
.PHONY: run test check bench torture fuzz lock licences audit setup wheel clean

VENV ?= .venv
export VENV
PY := $(VENV)/bin/python
# Tests and checks never touch a real screen, and never a fcitx or ibus that happens to run.
QUIET := env -u DISPLAY -u WAYLAND_DISPLAY -u QT_IM_MODULE QT_QPA_PLATFORM=offscreen
MINUTES ?= 30
# Further words for pytest: make test ARGS="tests/core -k promise"
ARGS ?=

run: setup             ## start the app; without a display: play receptions, pictures in build/demo/
	@tools/run.sh

test: setup            ## all tests, on all cores
	$(QUIET) $(PY) -m pytest -n auto --dist loadfile $(ARGS)

check: setup           ## format, lint, types, contracts, content; no tests
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(PY) -m hall_assistant check-content

bench: setup           ## benchmark figures as ratios to a floor in the same run
	$(QUIET) $(PY) -m tests.benchmarks $(ARGS)

torture: setup         ## kills, failing disks, power cuts, flipped bits, random days for MINUTES=30; counts to docs/torture.md
	@mkdir -p build; $(QUIET) $(PY) -m tests.torture --minutes $(MINUTES) $(ARGS) >build/torture.txt; \
	status=$$?; cat build/torture.txt; tail -n 1 build/torture.txt | sed "s/^/- $$(date +%F) /" >>docs/torture.md; exit $$status

fuzz: setup            ## hostile files, texts and facts for MINUTES=30; counts to docs/torture.md
	@mkdir -p build; $(QUIET) $(PY) -m tests.fuzz --minutes $(MINUTES) $(ARGS) >build/fuzz.txt; \
	status=$$?; cat build/fuzz.txt; tail -n 1 build/fuzz.txt | sed "s/^/- $$(date +%F) /" >>docs/torture.md; exit $$status

lock: setup            ## write requirements.lock anew: hashes, no addresses
	$(PY) tools/lock.py

licences: setup        ## write docs/licences.md anew: what ships, and under which licence
	$(PY) -m tools.licences

audit: setup           ## ask pip-audit whether a locked package has a known weakness; needs the network
	@$(PY) tools/audit.py

wheel: setup           ## build the wheel into dist/, and dist/sbom.json: what it is made of
	$(PY) -m tools.licences --check
	epoch=$$(git log -1 --format=%ct 2>/dev/null); [ -z "$$epoch" ] || export SOURCE_DATE_EPOCH=$$epoch; \
	$(PY) -m pip wheel -q --no-build-isolation --no-deps --wheel-dir dist . && $(PY) -m tools.sbom

setup:
	@tools/setup.sh

clean:                 ## remove what was built; the data of a hall is never touched
	rm -rf build dist $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
