#!/usr/bin/env bash
# Speed, against the rivals where there are any. Usage: Scripts/bench.sh [PYTHON] [RIVALS]
#   PYTHON  an interpreter with the rivals' packages; without it only Martlet is timed
#   RIVALS  the folder of their scripts: torch_step.py, nf_backtest.py, csv_read.py
# The machine must be otherwise idle: ratios of one run are quoted, never absolute times.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${1:-}
rivals=${2:-../shared/peers}
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

touch Benchmarks/Sources/*/*.swift # SwiftPM does not see changes behind what Martlet re-exports
swift build -q -c release --package-path Benchmarks
make build

echo "# one training step, one thread: martlet"
Benchmarks/.build/release/TrainingStep | tee "$results/step"
echo "# the product of two matrices, one thread, with the same kernels"
kernels=$(.build/static/release/martlet --version | sed -n '1s/.*OpenBLAS \(.*\))/\1/p')
OPENBLAS_CORETYPE=$kernels Benchmarks/.build/release/Sgemm | tee "$results/sgemm"
awk 'NR == FNR { rate = $5; next } { printf "%s: %.0f %% of its rate\n", $1, 100 * $6 / rate }' \
  "$results/sgemm" <(grep large "$results/step")
if [ -n "$python" ]; then
  echo "# one training step, one thread: PyTorch eager"
  "$python" "$rivals/torch_step.py" 1 | tee "$results/torch"
  echo "# ratios: how many times faster martlet is"
  join <(sort "$results/step") <(sort "$results/torch") |
    awk '{ printf "%s %.1fx\n", $1, $8 / $2 }'
fi

echo "# growth of a step with batch, width and depth, and of a backtest with its folds"
Benchmarks/.build/release/Growth

# Two files of about 140 MB: minutes with five columns, hours with a hundred; years that pandas reads by its fast way.
awk 'BEGIN {
  srand(1); print "date,c1,c2,c3,c4,c5"
  for (row = 0; row < 2600000; row++) {
    minute = row % 1440; day = int(row / 1440)
    printf "%04d-%02d-%02d %02d:%02d:00", 2001 + int(day / 336), int(day / 28) % 12 + 1, day % 28 + 1, minute / 60, minute % 60
    for (column = 1; column < 5; column++) printf ",%.2f", 900 + 200 * rand()
    printf ",%d\n", 100000 * rand()
  } }' >"$results/minutes.csv"
awk 'BEGIN {
  srand(1); printf "date"; for (column = 1; column <= 100; column++) printf ",c%d", column; print ""
  for (row = 0; row < 155000; row++) {
    day = int(row / 24)
    printf "%04d-%02d-%02d %02d:00:00", 2001 + int(day / 336), int(day / 28) % 12 + 1, day % 28 + 1, row % 24
    for (column = 1; column <= 100; column++) printf ",%.6g", (rand() - 0.5) * 10 ^ (column % 6 - 1)
    print ""
  } }' >"$results/hours.csv"
for file in minutes hours; do
  path=$results/$file.csv
  bytes=$(wc -c <"$path")
  echo "# reading $file.csv, $bytes bytes, all columns, one thread"
  Benchmarks/.build/release/ReadCSV "$path" $((bytes / 1000000)) "$(head -n 1 "$path" | cut -d , -f 2-)"
  if [ -n "$python" ]; then
    POLARS_MAX_THREADS=1 OMP_NUM_THREADS=1 taskset -c 0 "$python" "$rivals/csv_read.py" "$path"
    echo "# the rivals with the threads that they take by themselves"
    "$python" "$rivals/csv_read.py" "$path"
  fi
done

# What a user waits for, beside the same file read by the rivals and nothing else.
head -n 1920001 "$results/minutes.csv" >"$results/part.csv"
echo "# forecast of minutes by naive, $(wc -c <"$results/part.csv") bytes: read, checked, forecast, whole process, best of 5"
for _ in 1 2 3 4 5; do
  start=$(date +%s.%N)
  .build/static/release/martlet forecast "$results/part.csv" --target c1 --n-windows 1 --model naive \
    --quiet </dev/null >/dev/null
  echo "$(date +%s.%N) $start"
done | awk '{ t = $1 - $2; if (NR == 1 || t < best) best = t } END { printf "martlet %.2f s\n", best }'
if [ -n "$python" ]; then "$python" "$rivals/csv_read.py" "$results/part.csv"; fi
rm "$results/part.csv"

echo "# CSV -> ten cold refits, 500 steps, two cores, whole process: martlet, best of 3"
echo "# and neuralforecast in the same widths, its imports left out; how many times faster martlet is"
while read -r name model; do
  best=$(for _ in 1 2 3; do
    start=$(date +%s.%N)
    .build/static/release/martlet backtest datasets/sp500.csv --target Close --transform log \
      --horizon 20 --step-size 20 --n-windows 10 --input-size 60 --model naive --model "$model" \
      --max-steps 500 --batch-size 128 --learning-rate 0.001 --scaler standard --seeds 1 --jobs 2 \
      --quiet </dev/null >/dev/null
    echo "$(date +%s.%N) $start"
  done | awk '{ t = $1 - $2; if (NR == 1 || t < best) best = t } END { printf "%.2f", best }')
  echo "$name martlet $best s"
  if [ -n "$python" ]; then
    "$python" "$rivals/nf_backtest.py" datasets/sp500.csv Close "$name" 10 </dev/null | tail -1 |
      tee "$results/nf"
    awk -v own="$best" '{ printf "%s ratio %.1fx\n", $1, $6 / own }' "$results/nf"
  fi
done <<'MODELS'
MLP mlp:hidden=256,layers=2
DLinear dlinear
NLinear nlinear
TSMixer tsmixer:dropout=0.9,blocks=2
TiDE tide:hidden=512,step-width=32,step-hidden=128,dropout=0.3
NHITS nhits:layers=4
NBEATS nbeats:stacks=identity/trend/seasonality,harmonics=2
MODELS
