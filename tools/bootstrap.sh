#!/bin/sh
# Makes .venv hold exactly what requirements.lock says, by hash, and this project, editable.
#
#   sh tools/bootstrap.sh            make or mend the environment; says nothing when there is nothing to do
#   sh tools/bootstrap.sh uv ARG…    run uv, fetched from the package index when the machine has none
#
# Needs a Python from 3.11 to 3.13 with pip (or uv). Works as root and as anyone else, in any folder.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$@"
    exit 2
}

find_python() {
    for name in "${PYTHON:-python3}" python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
            "$name" -c 'import sys; print(sys.executable)'
            return
        fi
    done
    fail "ต้องมี Python 3.11 ถึง 3.13 · Python 3.11 to 3.13 is needed; say which with PYTHON=/path/to/python3"
}

# A folder of our own: no rights needed, and nothing of the system's Python is touched.
fetch_uv() {
    say "กำลังติดตั้ง uv · installing uv"
    mkdir -p .venv-uv
    printf '*\n' >.venv-uv/.gitignore
    "$python" -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
        --upgrade --target .venv-uv uv ||
        fail "ติดตั้ง uv ไม่ได้ โปรดติดตั้ง python3-pip หรือ uv · uv could not be installed;" \
            "install pip (apt-get install python3-pip) or uv, and try again"
}

find_uv() {
    if uv --version >/dev/null 2>&1; then
        uv=uv
    else
        uv=.venv-uv/bin/uv
        "$uv" --version >/dev/null 2>&1 || fetch_uv
    fi
}

# Accounts without a home of their own keep uv's cache here.
keep_cache_somewhere() {
    cache=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/uv
    if [ -z "${UV_CACHE_DIR:-}" ] && ! { mkdir -p "$cache" && [ -w "$cache" ]; } 2>/dev/null; then
        UV_CACHE_DIR=$PWD/.venv-uv/cache
        export UV_CACHE_DIR
    fi
}

fill() {
    say "กำลังเตรียมสภาพแวดล้อม .venv · preparing the environment in .venv"
    rm -f .venv/thuanna-stamp
    if ! .venv/bin/python -c '' 2>/dev/null || [ "$(cat .venv/thuanna-python 2>/dev/null)" != "$python in $PWD" ]; then
        rm -rf .venv
        "$uv" venv --quiet --python "$python" .venv
        printf '%s in %s\n' "$python" "$PWD" >.venv/thuanna-python
    fi
    "$uv" pip sync --quiet --python .venv/bin/python --require-hashes requirements.lock
    "$uv" pip install --quiet --python .venv/bin/python --no-deps --editable .
    printf '%s\n' "$wanted" >.venv/thuanna-stamp
}

UV_PYTHON_DOWNLOADS=never
export UV_PYTHON_DOWNLOADS
unset VIRTUAL_ENV

if [ "${1:-}" = uv ]; then
    shift
    python=$(find_python)
    keep_cache_somewhere
    find_uv
    exec "$uv" "$@"
fi

wanted="$(cat requirements.lock pyproject.toml tools/bootstrap.sh | cksum) in $PWD"
is_filled() { [ "$(cat .venv/thuanna-stamp 2>/dev/null)" = "$wanted" ] && .venv/bin/python -c '' 2>/dev/null; }

is_filled && exit 0
if command -v flock >/dev/null; then
    exec 9<requirements.lock
    flock 9 # two terminals at once: the second waits, and finds the work done
    is_filled && exit 0
fi
python=$(find_python)
keep_cache_somewhere
find_uv
fill
