#!/usr/bin/env bash
# Installs Debian's PostgreSQL where no server is installed. The tests start one of their own; none stays running.
set -euo pipefail

if compgen -G "/usr/lib/postgresql/*/bin/initdb" > /dev/null || command -v initdb > /dev/null; then
    exit 0
fi
exec bash "$(dirname "$0")/install_package.sh" postgresql \
    "The tests need PostgreSQL's server (initdb, pg_ctl, postgres). Install it, on Debian: apt install postgresql"
