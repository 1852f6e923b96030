#!/usr/bin/env bash
# Speed, against the rivals where there are any. Usage: Scripts/bench.sh [PYTHON] [RIVALS]
#   PYTHON  an interpreter with the rivals' packages; without it only Martlet is timed
#   RIVALS  the folder of their scripts: torch_step.py, nf_backtest.py
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
kernels=$(.build/static/release/martlet --version | sed 's/.*OpenBLAS \(.*\))/\1/')
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

echo "# CSV -> ten cold refits of MLP 2 x 256, 500 steps, two cores, whole process: martlet"
backtest() {
  .build/static/release/martlet backtest datasets/sp500.csv --target Close --transform log --horizon 20 \
    --step-size 20 --n-windows 10 --input-size 60 --model naive --model mlp:hidden=256,layers=2 \
    --max-steps 500 --batch-size 128 --scaler standard --seeds 1 --jobs 2 --quiet
}
best=$(for _ in 1 2 3; do
  start=$(date +%s.%N)
  backtest >/dev/null
  echo "$(date +%s.%N) $start"
done | awk '{ t = $1 - $2; if (NR == 1 || t < best) best = t } END { printf "%.2f", best }')
echo "martlet process $best s (best of 3)"
if [ -n "$python" ]; then
  echo "# the same: neuralforecast"
  "$python" "$rivals/nf_backtest.py" datasets/sp500.csv Close MLP 10 | tee "$results/nf"
  awk -v own="$best" '{ printf "ratio %.1fx\n", $3 / own }' "$results/nf"
fi
