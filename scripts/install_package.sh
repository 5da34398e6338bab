#!/usr/bin/env bash
# Installs one of Debian's packages: install_package.sh PACKAGE WHAT_TO_SAY_WHERE_THAT_FAILS
set -euo pipefail
package=$1
wanted=$2

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
echo "Installing $package ..."
export DEBIAN_FRONTEND=noninteractive
install() { "${as_root[@]}" apt-get install --yes --quiet --no-install-recommends "$package"; }
install || { "${as_root[@]}" apt-get update --quiet && install; } || { echo "$wanted" >&2; exit 1; }
