#!/bin/sh
# Starts the app; where there is no display, plays a narrated reception through the real windows on a virtual screen
# and leaves pictures, the slip and the day's log in build/demo/.
set -eu

cd "$(dirname "$0")/.."
VENV=${VENV:-.venv}

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" != Linux ]; then
    exec "$VENV/bin/python" -m ui
fi

echo "No display here: playing receptions on a virtual screen instead. Pictures, the slip and the day's log go to build/demo/."
mkdir -p build/demo
xvfb-run -a -s "-screen 0 1366x768x24 -nolisten tcp" "$VENV/bin/python" -m tests.showcase
echo "Done. Look into build/demo/:"
ls build/demo
