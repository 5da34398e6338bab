#!/usr/bin/env bash
# Installs Debian's Chromium where there is none: the tests of the desk drive it.
set -euo pipefail

if command -v chromium > /dev/null; then
    exit 0
fi
exec bash "$(dirname "$0")/install_package.sh" chromium \
    "The tests of the desk need Chromium. Install it, on Debian: apt install chromium"
