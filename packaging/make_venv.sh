#!/usr/bin/env bash
# Makes the virtual environment $1 with the first Python that is 3.11 or newer, really runs (a version manager's shim may not)
# and has venv with pip. JOURNEYMAPPER_PYTHON names another one.
set -euo pipefail
target=$1
seen=""
for python in ${JOURNEYMAPPER_PYTHON:-python3 python3.13 python3.12 python3.11}; do
  "$python" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null || continue
  seen=$python
  "$python" -c 'import ensurepip, venv' 2>/dev/null || continue
  rm -rf "$target"
  "$python" -m venv "$target" || continue
  exit 0
done
if [ -n "$seen" ]; then
  echo "$("$seen" -V) has no working venv module; on Debian or Ubuntu install it with: apt-get install python3-venv" >&2
else
  echo "Journeymapper needs Python 3.11 or newer, and none was found; install one (on Debian or Ubuntu: apt-get install python3 python3-venv)." >&2
fi
exit 1
