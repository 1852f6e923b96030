"""Prints ScoreGoldens.swift: python score.py > ../ScoreGoldens.swift

Forecasts of two files of datasets, and what utilsforecast.evaluate says of them. MASE is evaluated cutoff by
cutoff with the rows up to it as train_df, which are all rows that were known. Needs utilsforecast 0.2.17, numpy,
pandas.
"""

from functools import partial
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pandas as pd
from utilsforecast.evaluation import evaluate
from utilsforecast.losses import coverage, mae, mase, rmse, smape

root = Path(__file__).resolve().parents[4]
models = ["Wave", "Drift"]


def forecasts(actuals, cutoffs, horizon, seed):
    rng = np.random.default_rng(seed)
    parts = []
    for series, own in actuals.groupby("unique_id", sort=False):
        y = own["y"].to_numpy()
        for back in cutoffs:
            last = len(y) - 1 - back
            rows = own.iloc[last + 1:last + 1 + horizon].copy()
            rows["cutoff"] = own["ds"].iloc[last]
            steps = np.arange(1, horizon + 1)
            size = np.std(np.diff(y[:last + 1]))
            rows["Wave"] = np.round(y[last] + size * rng.normal(size=horizon), 4)
            rows["Wave-lo-80"] = np.round(rows["Wave"] - 1.3 * size * np.sqrt(steps), 4)
            rows["Wave-hi-80"] = np.round(rows["Wave"] + 1.3 * size * np.sqrt(steps), 4)
            rows["Drift"] = np.round(y[last] + steps * (y[last] - y[0]) / last, 4)
            rows["Drift-lo-80"] = np.round(rows["Drift"] - size * np.sqrt(steps), 4)
            rows["Drift-hi-80"] = np.round(rows["Drift"] + size * np.sqrt(steps), 4)
            parts.append(rows)
    return pd.concat(parts)


def scores(frame, actuals, season):
    pooled = frame.assign(unique_id="all")
    result = evaluate(pooled.drop(columns="cutoff"), [mae, rmse, smape, coverage], models=models, level=[80])
    result = result.set_index("metric")[models]
    mases = []
    for cutoff, own in frame.groupby("cutoff"):
        train = actuals[actuals["ds"] <= cutoff]
        one = evaluate(own.drop(columns="cutoff"), [partial(mase, seasonality=season)],
                       models=models, train_df=train)
        mases.append(one[models])
    result.loc["mase"] = pd.concat(mases).mean()
    # Percent of the mean of value and forecast: from 0 to 200.
    result.loc["smape"] *= 200
    return result


cpi = pd.read_csv(root / "datasets/core_cpi.csv").set_axis(["ds", "y"], axis=1)
cpi.insert(0, "unique_id", "cpi")
stocks = pd.read_csv(root / "datasets/stocks.csv")[["unique_id", "ds", "Close"]]
stocks = stocks.rename(columns={"Close": "y"})

print("// Made by Scripts/score.py with utilsforecast", version("utilsforecast"))
print("/// Forecasts, and what utilsforecast says of them.")
print("struct ScoreGolden {")
print("  let forecasts: String")
print("  /// MAE, RMSE, sMAPE and MASE by model, and the share inside the intervals of 80 %.")
print("  let scores: [String: [String: Double]]")
for name, actuals, cutoffs, horizon, season in [
    ("cpi", cpi, [31, 24, 20, 12, 6], 3, 12), ("stocks", stocks, [20, 12, 8, 4], 4, 5),
]:
    frame = forecasts(actuals, cutoffs, horizon, 20240229)
    found = scores(frame, actuals, season)
    text = frame.to_csv(index=False, lineterminator="\n")
    print(f"\n  static let {name} = ScoreGolden(\n    forecasts: \"\"\"")
    print("".join(f"      {line}\n" for line in text.splitlines()), end="")
    print("\n      \"\"\",\n    scores: [")
    for model in models:
        print(f"      \"{model}\": [")
        for metric in ["mae", "rmse", "smape", "mase", "coverage_level80"]:
            print(f"        \"{metric}\": {found.loc[metric, model]!r},".replace("np.float64(", "").replace(")", ""))
        print("      ],")
    print("    ])")
print("}")
