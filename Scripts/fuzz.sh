#!/usr/bin/env bash
# Fuzzes the reader of CSV files with libFuzzer and the address sanitizer. Usage: Scripts/fuzz.sh [SECONDS]
# Starts from the files of Fuzz/Corpus and of the tests; new ones stay in Fuzz/.build/corpus. A file that breaks the
# reader is left in Fuzz/Findings: make it a test.
set -euo pipefail
cd "$(dirname "$0")/../Fuzz"
seconds=${1:-600}

swift build -c release -Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld
mkdir -p .build/corpus Findings
# The first byte of an input chooses options; 0 is none.
for file in ../Tests/MartletSeriesTests/Corpus/*.{csv,txt,gz}; do
  { printf '\0' && cat "$file"; } >".build/corpus/$(basename "$file")"
done
.build/release/FuzzCSV .build/corpus Corpus -max_total_time="$seconds" -max_len=2048 -timeout=10 \
  -rss_limit_mb=1024 -artifact_prefix=Findings/ -print_final_stats=1
