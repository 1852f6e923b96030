#!/usr/bin/env bash
# Makes the documentation of the library (DocC) from the built modules, in .build/documentation. A link that leads
# nowhere is an error, and so is a public declaration without a comment.
# Usage: Scripts/documentation.sh      after swift build -c release
set -euo pipefail
cd "$(dirname "$0")/.."
build=.build/release
work=.build/documentation
rm -rf "$work"
mkdir -p "$work/graphs"

maps=()
for map in Sources/C*/module.modulemap .build/checkouts/*/Sources/*/include/module.modulemap \
  "$build"/CMartletKernels.build/module.modulemap; do
  if [ -e "$map" ]; then maps+=(-Xcc "-fmodule-map-file=$map"); fi
done
rooms=$(sed -n 's/.*import //p' Sources/Martlet/Exports/Martlet.swift | paste -sd ,)
swift symbolgraph-extract -module-name Martlet -target "$(swift -print-target-info | sed -n 's/.*"triple" *: *"\([^"]*\)".*/\1/p' | head -n 1)" \
  -I "$build/Modules" "${maps[@]}" -Xcc -ISources/CMartletKernels/include -minimum-access-level public \
  -skip-synthesized-members -experimental-allowed-reexported-modules="$rooms" -output-dir "$work/graphs"

python3 - "$work/graphs/Martlet.symbols.json" <<'PYTHON'
import json, sys
bare = []
for symbol in json.load(open(sys.argv[1]))["symbols"]:
    place = symbol.get("location")
    if place and "/Sources/" in place["uri"] and "docComment" not in symbol:
        file = "Sources/" + place["uri"].split("/Sources/")[-1]
        bare.append(f'{file}:{place["position"]["line"] + 1}: {".".join(symbol["pathComponents"])} has no comment')
print("\n".join(sorted(bare)), file=sys.stderr)
sys.exit(f"{len(bare)} public declarations without a comment" if bare else 0)
PYTHON

docc convert Sources/Martlet/Martlet.docc --additional-symbol-graph-dir "$work/graphs" --output-path "$work/pages" \
  --fallback-display-name Martlet --fallback-bundle-identifier martlet --warnings-as-errors
echo "documentation: $work/pages"
