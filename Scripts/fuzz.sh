#!/usr/bin/env bash
# Fuzzes the reader of CSV files and then the models with libFuzzer and the address sanitizer, each for SECONDS;
# then runs the hostile tests of the command line and of values in their long form.
# Usage: Scripts/fuzz.sh [SECONDS] [csv|values|tests]
# The reader starts from the files of Fuzz/Corpus and of the tests, the models from nothing; new ones stay in
# Fuzz/.build. What breaks either is left in Fuzz/Findings: make it a test.
set -euo pipefail
cd "$(dirname "$0")/../Fuzz"
seconds=${1:-600}
only=${2:-}

# Kills, options, values and audits of every kind; minutes.
long_tests() {
  MARTLET_LONG_FORM=1 swift test --package-path .. -c release --explicit-target-dependency-import-check error \
    --filter LimitTests --filter OptionTableTests --filter ValueTests --filter AuditPlanTests
}

if [ "$only" = tests ]; then
  long_tests
  exit
fi
swift build -c release -Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld
mkdir -p .build/corpus .build/values Findings
# The first byte of an input chooses options; 0 is none.
for file in ../Tests/MartletTablesTests/Corpus/*.{csv,txt,gz}; do
  { printf '\0' && cat "$file"; } >".build/corpus/$(basename "$file")"
done
if [ "$only" != values ]; then
  .build/release/FuzzCSV .build/corpus Corpus -max_total_time="$seconds" -max_len=2048 -timeout=10 \
    -rss_limit_mb=1024 -artifact_prefix=Findings/ -print_final_stats=1
fi
if [ "$only" != csv ]; then
  .build/release/FuzzValues .build/values -max_total_time="$seconds" -max_len=164 -timeout=30 \
    -rss_limit_mb=2048 -artifact_prefix=Findings/values- -print_final_stats=1
fi
if [ -z "$only" ]; then long_tests; fi
