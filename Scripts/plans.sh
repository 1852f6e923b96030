#!/usr/bin/env bash
# Forecasts of forty plans, models x transforms x panels, as CSV files: what must not change by a bit when code is
# rearranged. Usage: Scripts/plans.sh MARTLET FOLDER; then compare two folders with diff -r.
set -euo pipefail
martlet=$(realpath "$1")
mkdir -p "$2"
folder=$(realpath "$2")
cd "$(dirname "$0")/../datasets"

number=0
plan() {
  number=$((number + 1))
  local name
  name=$(printf '%s/%02d.csv' "$folder" "$number")
  "$martlet" "$@" --quiet --out "$name" </dev/null >/dev/null || echo "plan $number ended with $?: $*" >"$name"
}

quick="--max-steps 60 --seeds 2 --jobs 2"
month="--horizon 6 --n-windows 3"
day="--horizon 5 --n-windows 3 --step-size 7"

# One series: every baseline and classical model, plain and transformed.
plan forecast unemployment.csv $month --model naive --model drift --model seasonal-naive --model historic-average
plan forecast co2.csv --missing forward-fill $month --model theta --model optimised-theta --model naive2
plan forecast co2.csv --missing forward-fill $month --model auto-ets --model holt-winters:season=multiplicative --model ses --model holt
plan forecast core_cpi.csv $month --transform log+diff --model ar --model auto-arima --model ridge
plan forecast sunspots.csv --horizon 4 --n-windows 4 --model ar --model theta --model damped-holt
plan forecast vix.csv --missing forward-fill $day --transform log --model har --model ar --model ets:form=MNN
plan forecast wti.csv --missing forward-fill $day --transform log-return --model garch --model ar --intervals native
plan forecast sp500.csv --target Close $day --volatility garman-klass --model har --model garch
plan backtest unemployment.csv $month --model naive --model theta --model ridge --model auto-arima
plan backtest co2.csv --missing forward-fill $month --transform seasonal-diff --model ar --model ridge --refit false
plan backtest wti.csv --missing forward-fill $day --transform log --window rolling --train-size 400 --model ar --model drift
plan backtest sunspots.csv --horizon 3 --n-windows 12 --gap 2 --model croston --model sba --model tsb --model ar
plan forecast unemployment.csv $month --model auto:models=theta+ridge+auto-ets
plan forecast co2.csv --missing forward-fill $month --model ensemble:models=theta+auto-ets+ridge
plan backtest core_cpi.csv $month --model auto:models=naive+drift+theta --model ensemble

# Networks, one series.
plan forecast unemployment.csv $month $quick --model mlp:hidden=16 --model mlp:label=deep,hidden=16,layers=4,norm=batch,residual=true
plan forecast co2.csv --missing forward-fill $month $quick --model linear --model nlinear --model dlinear --model rlinear
plan forecast core_cpi.csv $month $quick --transform log --model resmlp --model tide:hidden=32,step-hidden=16
plan forecast sunspots.csv --horizon 4 --n-windows 3 $quick --model nbeats:hidden=16 --model nbeats-interpretable:hidden=16
plan forecast vix.csv --missing forward-fill $day $quick --transform log --model nhits:hidden=16 --model tsmixer:hidden=8
plan backtest wti.csv --missing forward-fill $day $quick --transform log --scaler standard --model mlp:hidden=16,norm=layer,activation=gelu
plan backtest wti.csv --missing forward-fill $day $quick --transform log-return --loss student-t --intervals native --model mlp:hidden=16
plan backtest sp500.csv --target Close $day $quick --transform log --hist-exog Volume --model mlp:hidden=16 --model tide:hidden=16,step-hidden=8
plan backtest sp500.csv --target Close $day $quick --transform log --feature lag/1@Close,sma/5@Close --model mlp:hidden=16
plan backtest unemployment.csv $month $quick --schedule one-cycle --optimizer adamw --model mlp:hidden=16,dropout=0.2
plan backtest unemployment.csv $month $quick --schedule cosine --optimizer sgd --clip-norm 1 --model mlp:hidden=16
plan backtest co2.csv --missing forward-fill $month $quick --loss mse --val-size 24 --patience 3 --model mlp:hidden=16
plan backtest co2.csv --missing forward-fill $month $quick --loss quantiles/.1/.5/.9 --quantiles .1,.5,.9 --intervals native --model mlp:hidden=16
plan backtest sunspots.csv --horizon 3 --n-windows 4 $quick --refit 2 --model mlp:hidden=16,init=orthogonal
plan backtest core_cpi.csv --horizon 3 $quick --train-size 400 --val-size 60 --test-size 60 --model mlp:hidden=16 --model dlinear

# Panels.
plan forecast stocks.csv --id-col unique_id --horizon 3 --n-windows 2 --model naive --model theta
plan forecast stocks.csv --horizon 3 --n-windows 2 $quick --transform log --model mlp:hidden=16
plan forecast yields.csv --target all --horizon 3 --n-windows 3 --model ar --model ridge
plan forecast yields.csv --target all --horizon 3 --n-windows 3 $quick --model nlinear --model mlp:hidden=16
plan forecast yields.csv --target all --multivariate --horizon 3 --n-windows 3 $quick --model tsmixer:hidden=8 --model tsmixerx:hidden=8
plan backtest yields.csv --target all --horizon 3 --n-windows 4 --cutoffs calendar --model theta --model auto:models=naive+drift
plan backtest us_macro.csv --target all --horizon 2 --n-windows 4 $quick --scope local --model mlp:hidden=8 --model ar
plan backtest us_macro.csv --target all --horizon 2 --n-windows 4 --model seasonal-naive --model auto-ets --metric mse
plan compare yields.csv --target all --horizon 3 --n-windows 4 $quick --model mlp:hidden=8 --model dlinear --model ar
plan compare nasdaq.csv --target Close $day $quick --transform log --model mlp:hidden=8 --model theta
