#!/usr/bin/env bash
# Installs Debian's PostgreSQL where no server is installed. The tests start one of their own; none stays running.
set -euo pipefail

if compgen -G "/usr/lib/postgresql/*/bin/initdb" > /dev/null || command -v initdb > /dev/null; then
    exit 0
fi
wanted="The tests need PostgreSQL's server (initdb, pg_ctl, postgres). Install it, on Debian: apt install postgresql"
if ! command -v apt-get > /dev/null; then
    echo "$wanted" >&2
    exit 1
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo > /dev/null; then
        echo "$wanted" >&2
        exit 1
    fi
    as_root=(sudo)
fi
echo "Installing PostgreSQL ..."
export DEBIAN_FRONTEND=noninteractive
install() { "${as_root[@]}" apt-get install --yes --quiet --no-install-recommends postgresql; }
install || { "${as_root[@]}" apt-get update --quiet && install; } || { echo "$wanted" >&2; exit 1; }
