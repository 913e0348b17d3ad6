#!/bin/sh
# Sets up everything that `make run`, `make test` and `make check` need, on a bare Debian 12 or a machine like it:
# what the windows need of the system, a virtual environment, the locked packages by hash, and this project itself.
# Quick when nothing changed. Exit 1 with one line to run where it needs rights that it does not have.
set -eu

cd "$(dirname "$0")/.."
VENV=${VENV:-.venv}
STAMP=$VENV/.set-up

PACKAGES="python3-venv libglib2.0-0 libgl1 libegl1 libfontconfig1 libdbus-1-3 libxkbcommon0 libxkbcommon-x11-0
libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 xvfb xauth poppler-utils"
LIBRARIES="libglib-2.0.so.0 libGL.so.1 libEGL.so.1 libfontconfig.so.1 libdbus-1.so.3 libxkbcommon.so.0
libxkbcommon-x11.so.0 libxcb-cursor.so.0 libxcb-icccm.so.4 libxcb-keysyms.so.1 libxcb-shape.so.0 libxcb-xkb.so.1"
PROGRAMS="xvfb-run xauth pdftoppm"

say() { printf '%s\n' "$*" >&2; }

recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    for candidate in ${PYTHON:-} /usr/bin/python3 python3 python3.13 python3.12 python3.11; do
        if recent "$candidate"; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    say "Python 3.11 or newer is needed. Install it, or name it: make PYTHON=/path/to/python3"
    exit 1
}

lacks_venv() { ! "$1" -c 'import ensurepip, venv' 2>/dev/null; }

missing() {
    if lacks_venv "$1"; then say "  missing: python3-venv"; echo venv; fi
    [ "$(uname -s)" = Linux ] || return 0
    known=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null || true)
    for library in $LIBRARIES; do
        case $known in *"$library"*) ;; *) say "  missing: $library"; echo "$library" ;; esac
    done
    for program in $PROGRAMS; do
        command -v "$program" >/dev/null || { say "  missing: $program"; echo "$program"; }
    done
}

install_system() {
    # shellcheck disable=SC2086  # a list of names
    set -- $PACKAGES
    if ! command -v apt-get >/dev/null; then
        say "Install what is named above with this system's own package manager (on Debian: $*), then try again."
        exit 1
    fi
    if [ "$(id -u)" != 0 ]; then
        say "The windows need packages of the system. Run this line, then try again:"
        say "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
        exit 1
    fi
    say "Installing packages of the system …"
    apt-get update -q >/dev/null
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" </dev/null >/dev/null
}

print_of() { cat requirements.lock pyproject.toml tools/setup.sh | cksum; }

is_set_up() { [ -x "$VENV/bin/python" ] && [ -f "$STAMP" ] && [ "$(cat "$STAMP")" = "$(pwd) $(print_of)" ]; }

if is_set_up; then exit 0; fi

python=$(find_python)
[ -z "$(missing "$python")" ] || install_system
if ! recent "$VENV/bin/python" || ! "$VENV/bin/python" -m pip --version >/dev/null 2>&1; then
    "$python" -m venv --clear "$VENV"
fi
say "Installing the locked packages into $VENV (a few minutes the first time) …"
"$VENV/bin/python" -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock </dev/null
"$VENV/bin/python" -m pip install -q --disable-pip-version-check --no-build-isolation --no-deps -e . </dev/null
printf '%s %s' "$(pwd)" "$(print_of)" >"$STAMP"
say "Set up."
