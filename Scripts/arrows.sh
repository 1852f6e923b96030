#!/usr/bin/env bash
# The arrows of the house (ARCHITECTURE.md), as far as the compiler does not check them:
#   a target imports only what Package.swift declares for it;
#   a C library is imported in one folder;
#   pointers are in Compute/ and where the system is called, and nowhere else;
#   a command-line flag is written only in the command line and in reports;
#   no source lies in a target's root.
set -euo pipefail
cd "$(dirname "$0")/.."
failures=0
fail() {
  echo "$1" >&2
  failures=$((failures + 1))
}

# "target import" for each arrow that is declared.
declared=$(swift package describe --type json | python3 -c '
import json, sys
for target in json.load(sys.stdin)["targets"]:
    for name in target.get("target_dependencies", []) + target.get("product_dependencies", []):
        print(target["name"], name)')
allowed() { grep -qx "$1 $2" <<<"$declared"; }

system="Glibc Musl Darwin Foundation FoundationEssentials Synchronization Dispatch CommonCrypto Testing"
for folder in Sources/*/; do
  target=$(basename "$folder")
  while read -r file name; do
    case " $system " in *" $name "*) continue ;; esac
    allowed "$target" "$name" || fail "$file: imports $name, which $target does not declare"
  done < <(grep -rHoE --include='*.swift' '^ *(@_exported )?(public |package |internal |private )?import +[A-Za-z_]+' "$folder" |
    sed -E 's/:.*import +/ /' | sort -u)
  for source in "$folder"*.swift; do
    [ -e "$source" ] && fail "$source: lies in the root of its target"
  done
done

rooms() { grep -rlE --include='*.swift' "import $1\b" Sources | xargs -r -n1 dirname | sort -u; }
for library in COpenBLAS CMartletKernels CZlib CLibcrypto CLibyaml CSQLite; do
  [ "$(rooms "$library" | wc -l)" -le 1 ] || fail "$library is imported in several rooms: $(rooms "$library" | tr '\n' ' ')"
done

# Matrices hand their pointer (`base`) to Compute/ alone.
compute=Sources/MartletLayers/Compute
while read -r line; do fail "$line: a pointer outside of $compute"; done < <(
  {
    grep -rnE --include='*.swift' '\bUnsafe[A-Z]|withUnsafe|nonisolated\(unsafe\)' Sources |
      grep -vE "^($compute/|Sources/MartletFiles/Bytes/|Sources/MartletCLI/|Sources/MartletRuns/Plan/YAMLDocument.swift|Sources/MartletRuns/Ledger/SQLiteDatabase.swift)"
    grep -rnE --include='*.swift' '\.base\b' Sources/MartletLayers | grep -v "^$compute/"
  } | cut -d: -f1,2 || true)

while read -r line; do fail "$line: a flag of the command line"; done < <(
  grep -rnE --include='*.swift' '"[^"]*--[a-z]' Sources |
    grep -vE '^Sources/(MartletCLI|MartletReport)/|^[^:]*:[0-9]*: *//' | cut -d: -f1,2 || true)

for folder in $(find Sources -type d); do
  count=$(find "$folder" -maxdepth 1 -name '*.swift' | wc -l)
  [ "$count" -le 25 ] || fail "$folder: $count files, which is more than 25"
done

[ "$failures" -eq 0 ] || { echo "$failures arrows point the wrong way" >&2; exit 1; }
echo "all arrows point the right way"
