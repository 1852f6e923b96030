#!/usr/bin/env bash
# Runs every command of README.md and of the lessons, and compares what it prints with what they show.
# Usage: Scripts/notebooks.sh [--fix]      --fix writes what was printed into the pages instead
set -euo pipefail
cd "$(dirname "$0")/.."

fix=${1:-}
if [ $# -gt 1 ] || { [ -n "$fix" ] && [ "$fix" != --fix ]; }; then
  echo "usage: Scripts/notebooks.sh [--fix]" >&2
  exit 64
fi

# Other kernels round differently, and after some hundred steps of training that shows.
if ! grep -qsw avx2 /proc/cpuinfo; then
  echo "note: lessons not checked: their numbers are those of a processor with AVX2" >&2
  exit 0
fi

tools=.build/notebooks
pin=notebooks-md/requirements.txt
if ! cmp -s "$pin" "$tools/requirements.txt"; then
  if ! python3 -c 'import ensurepip' 2>/dev/null; then
    if ! command -v apt-get >/dev/null; then
      echo "error: Python's venv is missing; hint: install it with its pip" >&2
      exit 69
    fi
    as_root=""
    if [ "$(id -u)" -ne 0 ]; then as_root="sudo"; fi
    $as_root apt-get update -q
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -q -y --no-install-recommends python3-venv
  fi
  rm -rf "$tools"
  python3 -m venv "$tools"
  "$tools/bin/pip" install --quiet --disable-pip-version-check --require-hashes --no-deps \
    --requirement "$pin"
  cp "$pin" "$tools/"
fi

touch Snippets/*.swift # SwiftPM does not see changes behind what Martlet re-exports
"${SWIFT:-swift}" build --quiet -c release --static-swift-stdlib \
  --scratch-path .build/static # martlet and the snippets

export PATH="$PWD/.build/static/release:$PATH"
# As wide as a wide terminal: no table is broken in two because of the digits of a time.
export COLUMNS=132 LC_ALL=C.UTF-8 TZ=UTC
export OPENBLAS_CORETYPE=Haswell MARTLET_KERNELS=avx2
pages=(README.md notebooks-md/*.md)

if [ -n "$fix" ]; then
  "$tools/bin/mdoctest" --fix --cwd . --timeout 300 "${pages[@]}"
  # What differs from machine to machine is shown as "...": seconds of a fit, number of cores.
  sed -E -i -e '/ fit *$/,/^$/ s/ +(-|[.0-9]+ (us|ms|s))$/  .../' \
    -e 's/(^| )on [0-9]+ cores?$/\1on .../' "${pages[@]}"
  exit
fi

if ! diff <(sed -n '/^```swift$/,/^```$/{/^```/!p}' README.md) Snippets/FirstBacktest.swift; then
  echo "error: README.md does not show Snippets/FirstBacktest.swift" >&2
  exit 1
fi
# mdoctest is content with a page without a single command.
for page in "${pages[@]}"; do
  if ! grep -q '^\$ ' "$page"; then
    echo "error: $page has no command to run" >&2
    exit 1
  fi
done
"$tools/bin/mdoctest" --cwd . --timeout 300 "${pages[@]}"
