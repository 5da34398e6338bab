#!/usr/bin/env bash
# Makes a virtual environment: make_venv.sh PYTHON FOLDER. Says in one line what is missing where it cannot.
set -u
python=$1
folder=$2

if [ -z "$python" ]; then
    echo "Dateline needs Python 3.11 or newer, and none was found. On Debian: apt install python3 python3-venv" >&2
    exit 1
fi
if [ -x "$folder/bin/python" ] && "$folder/bin/python" -m pip --version >/dev/null 2>&1; then
    exit 0
fi
echo "Making $folder with $python ..."
if "$python" -c 'import ensurepip' 2>/dev/null; then
    exec "$python" -m venv "$folder"
fi
# Debian leaves ensurepip to the package python3-venv; a pip of the system can stand in for it.
if "$python" -m venv --without-pip "$folder" 2>/dev/null &&
    "$python" -m pip --quiet --disable-pip-version-check --python "$folder/bin/python" install pip 2>/dev/null; then
    exit 0
fi
rm -rf "$folder"
echo "This Python cannot make virtual environments. On Debian: apt install python3-venv" >&2
exit 1
