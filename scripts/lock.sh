#!/usr/bin/env bash
# Writes requirements.lock (run and build) and requirements-dev.lock (tools) with hashes: lock.sh PYTHON
# No address of a package index gets into them: whoever installs decides where from.
set -euo pipefail
python=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$python" -m venv "$work/venv"
"$work/venv/bin/python" -m pip --quiet install pip-tools
printf 'hatchling\neditables\n' >"$work/build.in"
"$python" - >"$work/dev.in" <<'END'
import tomllib
with open("pyproject.toml", "rb") as file:
    print(*tomllib.load(file)["dependency-groups"]["dev"], sep="\n")
END

lock() {
    "$work/venv/bin/pip-compile" --quiet --generate-hashes --strip-extras --allow-unsafe --no-annotate \
        --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links "$@"
}
lock --output-file requirements.lock pyproject.toml "$work/build.in"
lock --constraint requirements.lock --output-file requirements-dev.lock "$work/dev.in"
