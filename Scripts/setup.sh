#!/usr/bin/env bash
# Installs what Martlet needs beside Swift 6.2 or later: OpenBLAS, zlib, libyaml, SQLite and OpenSSL's libcrypto with
# their headers, pkg-config to find them, the rules of time zones, and on x86-64 oneDNN, without which Martlet works too.
set -euo pipefail

if ! command -v swift >/dev/null; then
  echo "error: there is no 'swift'; hint: install Swift 6.2 or later from swift.org" >&2
  exit 69
fi

as_root=""
if [ "$(id -u)" -ne 0 ]; then as_root="sudo"; fi

# Installs packages of Debian and those derived from it.
install() {
  $as_root apt-get update -q &&
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -q -y --no-install-recommends "$@"
}

if command -v pkg-config >/dev/null && pkg-config --exists openblas zlib yaml-0.1 sqlite3 &&
  { [ "$(uname -s)" = Darwin ] || pkg-config --exists libcrypto; } &&
  [ -e /usr/share/zoneinfo/Europe/London ]; then
  : # All that is needed is there.
else
  case "$(uname -s)" in
    Darwin) # Not tested yet.
      brew install openblas zlib libyaml sqlite pkg-config
      echo "note: macOS is untested; if openblas or zlib is not found:" \
        'export PKG_CONFIG_PATH="$(brew --prefix openblas)/lib/pkgconfig:$(brew --prefix zlib)/lib/pkgconfig"' >&2
      ;;
    Linux)
      if ! command -v apt-get >/dev/null; then
        echo "error: OpenBLAS, zlib, libyaml, SQLite or OpenSSL is missing; hint: install their development packages (with" \
          "libcrypto.a, libsqlite3.a and libyaml.a) and pkg-config" >&2
        exit 69
      fi
      install libopenblas-dev zlib1g-dev libyaml-dev libsqlite3-dev libssl-dev pkg-config tzdata
      ;;
    *)
      echo "error: $(uname -s) is not supported" >&2
      exit 69
      ;;
  esac
fi

# oneDNN is a gain and no need: nobody is asked for a password for it, and without it all goes on.
if [ "$(uname -sm)" = "Linux x86_64" ] && command -v apt-get >/dev/null &&
  ! compgen -G '/usr/lib/*/libdnnl.so.[23]' >/dev/null &&
  { [ -z "$as_root" ] || sudo -n true 2>/dev/null; }; then
  install libdnnl-dev || echo "note: oneDNN is not installed; large networks take a sixth longer" >&2
fi
