"""Prints EvaluationGoldens.swift: python evaluation.py > ../EvaluationGoldens.swift

A panel of three series, four folds of three steps, one model with quantiles, scored series by series with
`utilsforecast.evaluate` on frames with a cutoff; what it lacks is from scoringrules, properscoring, scipy and
statsmodels, or written out with numpy. Needs utilsforecast 0.2.17, scoringrules 0.10.0, properscoring 0.1.
"""

from functools import partial
from importlib.metadata import version

import numpy as np
import pandas as pd
import properscoring
import scoringrules
from scipy.stats import percentileofscore
from statsmodels.stats.proportion import proportion_confint
from utilsforecast import losses
from utilsforecast.evaluation import evaluate

SEASON, HORIZON, FOLDS, ROWS = 2, 3, 4, 40
LEVELS = [0.1, 0.5, 0.9]
rng = np.random.default_rng(20261129)

series, frames, forecasts, quantiles = [], [], [], []
for place, (center, spread) in enumerate([(100, 3), (0.5, 0.2), (-2000, 150)]):
    y = center + spread * rng.normal(size=ROWS).cumsum()
    paths, bands = [], []
    for fold in range(FOLDS):
        last = ROWS - HORIZON * (FOLDS - fold) - 1
        truth = y[last + 1 : last + 1 + HORIZON]
        path = truth + spread * rng.normal(size=HORIZON)
        band = np.sort(path + spread * rng.normal(size=(len(LEVELS), HORIZON)), axis=0)
        paths.append(path)
        bands.append(band)
        frames.append(pd.DataFrame({
            "unique_id": f"s{place}", "ds": range(last + 1, last + 1 + HORIZON), "cutoff": last,
            "y": truth, "M": path, "N": y[last], "last": y[last],
            "M-lo-80": band[0], "M-hi-80": band[2],
            **{f"q{level}": band[i] for i, level in enumerate(LEVELS)},
        }))
    series.append(y)
    forecasts.append(paths)
    quantiles.append(bands)
df = pd.concat(frames, ignore_index=True)
train = pd.concat([
    pd.DataFrame({"unique_id": f"s{i}", "ds": range(ROWS), "y": y}) for i, y in enumerate(series)])
ids = sorted(df.unique_id.unique())


def by_series(metric, model="M", frame=df, **more):
    out = evaluate(frame.drop(columns="cutoff"), metrics=[metric], models=[model], **more)
    return out.set_index("unique_id")[model].reindex(ids).to_numpy()


def by_fold(metric, models=("M",), key="M", **more):
    """The mean over the folds of a metric scaled by what came before each cutoff."""
    parts = []
    for cutoff, part in df.groupby("cutoff"):
        past = train[train.ds <= cutoff]
        out = metric(part.drop(columns="cutoff"), models, seasonality=SEASON, train_df=past, **more)
        parts.append(out.set_index("unique_id")[key].reindex(ids).to_numpy())
    return np.mean(parts, axis=0)


def scaled_winkler(part, models, seasonality, train_df):
    """The mean scaled interval score of each series."""
    score = losses.winkler_score(part, models, 80).set_index("unique_id")["M"]
    moves = train_df.groupby("unique_id").y.diff(seasonality).abs()
    return (score / moves.groupby(train_df.unique_id).mean()).rename("M").reset_index()


names = {"M": [f"q{level}" for level in LEVELS]}
smape, mase = by_series(losses.smape), by_fold(losses.mase)
naive_smape, naive_mase = by_series(losses.smape, "N"), by_fold(losses.mase, ("N",), "N")
groups = [df[df.unique_id == i] for i in ids]
values = {
    "mae": by_series(losses.mae), "mse": by_series(losses.mse), "rmse": by_series(losses.rmse),
    "mape": 100 * by_series(losses.mape), "smape": 200 * smape, "mase": mase,
    "wape": 100 * by_series(losses.nd), "rmsse": by_fold(losses.rmsse),
    "relative_mae": by_series(partial(losses.rmae, baseline="N"), frame=df),
    "bias": by_series(losses.bias),
    "theil_u2": np.array([
        np.sqrt(np.sum(((g.M - g.y) / g["last"]) ** 2) / np.sum(((g.y - g["last"]) / g["last"]) ** 2))
        for g in groups]),
    "owa": 0.5 * (smape / naive_smape + mase / naive_mase),
}
drop = df.drop(columns="cutoff")
pooled = df.assign(unique_id="all").drop(columns="cutoff")
crps = scoringrules.crps_quantile(df.y.to_numpy(), df[names["M"]].to_numpy(), np.array(LEVELS))
intervals = {
    "share": losses.coverage(pooled, ["M"], 80)["M"].iloc[0],
    "width": np.mean(df["M-hi-80"] - df["M-lo-80"]),
    "winkler": np.mean(scoringrules.interval_score(
        df.y.to_numpy(), df["M-lo-80"].to_numpy(), df["M-hi-80"].to_numpy(), 0.2)),
    "winkler_library": losses.winkler_score(pooled, ["M"], 80)["M"].iloc[0],
    "msis": by_fold(scaled_winkler).mean(),
}
low, high = proportion_confint(intervals["share"] * FOLDS, FOLDS, method="wilson")
distribution = {
    "crps": np.mean(crps),
    "crps_library": 2 * losses.mqloss(pooled, names, np.array(LEVELS))["M"].iloc[0],
    "wql": 100 * losses.scaled_crps(pooled, names, np.array(LEVELS))["M"].iloc[0],
    "sql": 2 * by_fold(losses.scaled_mqloss, names, quantiles=np.array(LEVELS)).mean(),
}
below = (df[names["M"]].to_numpy() < df.y.to_numpy()[:, None]).sum(axis=1)
pit = np.bincount(below, minlength=len(LEVELS) + 1) / len(df)
shares = [losses.calibration(pooled, {"M": f"q{level}"})["M"].iloc[0] for level in LEVELS]

sample, observed = rng.gamma(2, 3, size=25), [0.4, 5.5, 30.0]
sample[7] = observed[1]
sample_crps = [scoringrules.crps_ensemble(y, sample, estimator="nrg") for y in observed]
np.testing.assert_allclose(
    sample_crps, [properscoring.crps_ensemble(y, sample) for y in observed], rtol=1e-12)
sample_pit = [percentileofscore(sample, y, kind="mean") / 100 for y in observed]
wilson = [(p, n, *proportion_confint(p * n, n, method="wilson"))
          for p, n in [(0, 5), (0.8, 10), (0.8333, 20), (1, 40), (0.5, 1)]]


def swift(value):
    if isinstance(value, (list, tuple, np.ndarray)):
        return "[" + ", ".join(swift(v) for v in value) + "]"
    return repr(float(value))


print(f"// Made by Scripts/evaluation.py with utilsforecast {version('utilsforecast')}, scoringrules "
      f"{version('scoringrules')},")
print(f"// properscoring {version('properscoring')}, statsmodels {version('statsmodels')}, scipy "
      f"{version('scipy')} and numpy {version('numpy')}: not to be edited.\n")
print("// swift-format-ignore-file\n")
print("enum EvaluationGolden {")
print(f"  static let levels: [Double] = {swift(LEVELS)}")
print(f"  static let seasonLength = {SEASON}, horizon = {HORIZON}, folds = {FOLDS}")
print(f"  static let values: [[Double]] = {swift(series)}")
print(f"  /// Series, fold, step.\n  static let forecasts: [[[Double]]] = {swift(forecasts)}")
print(f"  /// Series, fold, level, step.\n  static let quantiles: [[[[Double]]]] = {swift(quantiles)}")
print("  /// By series.\n  static let scores: [String: [Double]] = [")
for key, value in values.items():
    print(f'    "{key}": {swift(value)},')
print("  ]")
print(f"  static let mae = {swift(np.mean(np.abs(df.y - df.M)))}, "
      f"wape = {swift(100 * losses.nd(pooled, ['M'])['M'].iloc[0])}")
for name, entries in [("interval", intervals), ("distribution", distribution)]:
    print(f"  static let {name}: [String: Double] = [")
    for key, value in entries.items():
        print(f'    "{key}": {swift(value)},')
    print("  ]")
print(f"  static let shareRange = {swift(low)}...{swift(high)}")
print(f"  static let pit: [Double] = {swift(pit)}, shares: [Double] = {swift(shares)}")
print(f"  static let sample: [Double] = {swift(sample)}, observed: [Double] = {swift(observed)}")
print(f"  static let sampleCRPS: [Double] = {swift(sample_crps)}, samplePIT: [Double] = {swift(sample_pit)}")
print(f"  /// Share, count, lower and upper end.\n  static let wilson: [[Double]] = {swift(wilson)}")
print("}")
