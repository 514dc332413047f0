# Read by scripts/run and scripts/test: what both need before Python can take over.
# Plain POSIX sh; the caller has changed into the checkout.

say() { printf '%s\n' "$*"; }

fail() {
    printf '\nStopped: %s\n' "$1" >&2
    shift
    for line in "$@"; do printf '  %s\n' "$line" >&2; done
    exit 1
}

# step TEXT: a numbered line of progress; the caller sets STEPS.
STEP=0
step() {
    STEP=$((STEP + 1))
    printf '[%s/%s] %s\n' "$STEP" "$STEPS" "$*"
}

# install_system PACKAGE…: as root through apt-get; anybody else is told the one line and stops.
# The caller may set ADVICE to one more line for those who cannot install anything.
ADVICE=
install_system() {
    line="apt-get update && apt-get install -y $*"
    command -v apt-get >/dev/null 2>&1 || fail "this machine lacks: $*" \
        "Only Debian's apt-get is known here; install these by hand and start again."
    become_root="su -"
    if command -v sudo >/dev/null 2>&1; then become_root="sudo sh"; fi
    [ "$(id -u)" = 0 ] || fail "system packages are missing. Run this line, then start again:" \
        "$become_root -c '$line'" ${ADVICE:+"$ADVICE"}
    say "      Installing system packages: $*"
    log=$(mktemp)
    export DEBIAN_FRONTEND=noninteractive
    if ! { apt-get update && apt-get install -y --no-install-recommends "$@"; } >"$log" 2>&1; then
        tail -n 15 "$log" >&2
        fail "apt-get could not install: $*" \
            "Its last lines stand above, all of them in $log." \
            "Check the network and the package sources, then start again." ${ADVICE:+"$ADVICE"}
    fi
    rm -f "$log"
}

# python_fits COMMAND: whether it is a Python that the packages are made for.
python_fits() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null
}

# find_python: sets PY to the Python to use, or to nothing.
find_python() {
    PY=
    if [ -n "${PYTHON:-}" ]; then
        python_fits "$PYTHON" || fail "PYTHON=$PYTHON is not a Python from 3.11 to 3.13." \
            "Name another one, or unset PYTHON."
        PY=$PYTHON
        return
    fi
    for name in python3 /usr/bin/python3 python3.13 python3.12 python3.11; do
        if python_fits "$name"; then
            PY=$name
            return
        fi
    done
}

has_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

venv_works() { [ -x .venv/bin/python ] && .venv/bin/python -c 'import pip' 2>/dev/null; }

# missing_python: prints the Debian packages that Python still needs here.
missing_python() {
    venv_works && return
    if [ -z "$PY" ]; then
        say python3 python3-venv
    elif ! has_venv "$PY"; then
        say "$("$PY" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    fi
}

# make_venv: a .venv in the checkout; one that no longer starts is made again.
make_venv() {
    venv_works && return
    [ -n "$PY" ] || find_python
    [ -n "$PY" ] || fail "no Python from 3.11 to 3.13 was found." \
        "Install one, or name it: PYTHON=/path/to/python3 sh $0"
    "$PY" -m venv --clear .venv || fail "$PY could not make .venv in this folder." \
        "Check that the folder is writable and has room, then start again."
}

# install_python FILE: pip installs FILE when it, or a file it includes, has changed.
install_python() {
    stamp=.venv/$(basename "$1").installed
    wanted=$(cat requirements*.txt | sha256sum)
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && return
    say "      Installing the Python packages of $1; the first time takes a minute or two."
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -r "$1" ||
        fail "pip could not install $1; its own words stand above." \
            "Check the network, then start again: what was installed is kept."
    say "$wanted" >"$stamp"
}
