#!/bin/sh
# Sees to the programs that the tests need and that Python's packages cannot bring: a Chromium, which
# opens the built pages, a Firefox, which opens them from a disk, Java, which runs the Nu HTML
# checker, and strace, which makes system calls fail.
set -eu

wanted=
found=
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name" >/dev/null; then found=$name; fi
done
if [ -z "$found" ]; then wanted="chromium fonts-liberation"; fi
if ! command -v firefox-esr >/dev/null && ! command -v firefox >/dev/null; then
    wanted="$wanted firefox-esr"
fi
if ! java -version >/dev/null 2>&1; then wanted="$wanted default-jre-headless"; fi
if ! command -v strace >/dev/null; then wanted="$wanted strace"; fi
if [ -z "$wanted" ]; then exit 0; fi

as_root=
if [ "$(id -u)" -ne 0 ]; then as_root=sudo; fi
if command -v apt-get >/dev/null && { [ -z "$as_root" ] || command -v sudo >/dev/null; }; then
    echo "Installing $wanted"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086 # several words, on purpose
    if $as_root apt-get -qq update &&
        $as_root apt-get -qq -y --no-install-recommends install $wanted >/dev/null
    then
        exit 0
    fi
fi
cat >&2 <<MESSAGE
The tests need Chromium, Firefox, a Java runtime and strace. Missing here, by their names in Debian:
$wanted
They could not be installed. Install them yourself, so that 'chromium' (or 'google-chrome'),
'firefox' (or 'firefox-esr'), 'java' and 'strace' are commands, and run 'make test' again.
MESSAGE
exit 1
