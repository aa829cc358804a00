#!/bin/sh
# The programs that only the tests need: a browser, Thai fonts, two readers of PDF and a
# book-keeper that are not ours; and, where npm is, two more judges of pages.
# Installs Debian's packages when it may; otherwise says which to install.
#
#   sh tools/test-programs.sh [postgresql]    also the database server for `make test-server`
set -eu

judges=$(dirname "$0")/judges
if command -v npm >/dev/null && [ ! -d "$judges/node_modules" ]; then
    npm ci --prefix "$judges" --ignore-scripts --no-audit --no-fund --silent ||
        printf '%s\n' "ข้ามผู้ตรวจหน้าเว็บสองตัว · two judges of pages could not be fetched" >&2
fi

missing=
want() { # package, then a command that succeeds when it is there
    package=$1
    shift
    "$@" >/dev/null 2>&1 || missing="$missing $package"
}

has_thai_fonts() { [ -n "$(fc-list :lang=th)" ]; }
has_server() { ls /usr/lib/postgresql/*/bin/initdb; }

want chromium command -v chromium
want poppler-utils command -v pdftotext
want mupdf-tools command -v mutool
want hledger command -v hledger
want fontconfig command -v fc-list
want fonts-thai-tlwg has_thai_fonts
[ "${1:-}" != postgresql ] || want postgresql has_server

[ -n "$missing" ] || exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    printf '%s\n' "โปรดติดตั้งโปรแกรมที่การทดสอบใช้ · the tests need programs that are not installed:" \
        "    sudo apt-get install$missing" >&2
    exit 2
fi
printf '%s\n' "กำลังติดตั้ง · installing:$missing" >&2
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086 # a list of package names
apt-get install -y -qq --no-install-recommends $missing >/dev/null
