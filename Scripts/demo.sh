#!/usr/bin/env bash
# A tour on twenty years of the S&P 500. Usage: Scripts/demo.sh PATH-OF-MARTLET
set -euo pipefail
martlet=$1
file=datasets/sp500.csv

show() {
  printf '\n\033[1m$ martlet %s\033[0m\n\n' "$*"
  "$martlet" "$@"
}

show inspect "$file"
show forecast "$file" --target Close --transform log --horizon 20
show backtest "$file" --target Close --transform log --horizon 20 --n-windows 20 \
  --model naive --model drift --model mlp:hidden=64,layers=4,norm=batch,residual=true
show compare "$file" --target Close --transform log --horizon 20 --n-windows 20 \
  --model mlp:label=plain,hidden=64,layers=4 \
  --model mlp:label=norm,hidden=64,layers=4,norm=batch \
  --model mlp:label=residual,hidden=64,layers=4,norm=batch,residual=true

cat <<'END'

Where to go next:
  notebooks-md/01-first-forecast.md   what you have just seen, step by step, and how to read it
  notebooks-md/02-one-layer.md        one layer and its non-linearity, taken apart
  martlet forecast --help             every option; docs/cli.md says what each means
  martlet inspect YOUR.csv            your own file
END
