"""Prints MetricsGoldens.swift: python metrics.py > ../MetricsGoldens.swift

Point metrics come from utilsforecast where it has them, the others are written out with numpy.
Needs utilsforecast 0.2.17, numpy 2.4.6, pandas.
"""

from importlib.metadata import version

import numpy as np
import pandas as pd
from utilsforecast import losses

rng = np.random.default_rng(20240229)


def library(name, y, f, **kwargs):
    frame = pd.DataFrame({"unique_id": "a", "ds": range(len(y)), "y": y, "m": f})
    return getattr(losses, name)(frame, ["m"], **kwargs)["m"].iloc[0]


def quantile_loss(y, f, q):
    frame = pd.DataFrame({"unique_id": "a", "ds": range(len(y)), "y": y, "m": f})
    return losses.quantile_loss(frame, {"m": "m"}, q=q)["m"].iloc[0]


def mase_scale(history, season):
    return np.mean(np.abs(history[season:] - history[:-season]))


def library_mase(y, f, history, season):
    train = pd.DataFrame({"unique_id": "a", "ds": range(len(history)), "y": history})
    return library("mase", y, f, seasonality=season, train_df=train)


def qlike(y, f):
    ratio = y / f
    return np.mean(ratio - np.log(ratio) - 1)


def directional_accuracy(y, f, last):
    moved = y != last
    return np.mean(np.sign(f - last)[moved] == np.sign(y - last)[moved])


def winkler(y, low, high, level):
    alpha = 1 - level
    below, above = np.clip(low - y, 0, None), np.clip(y - high, 0, None)
    return np.mean(high - low + 2 / alpha * below + 2 / alpha * above)


def swift(value):
    if isinstance(value, np.ndarray):
        return "[" + ", ".join(repr(float(v)) for v in value) + "]"
    return repr(value if isinstance(value, int) else float(value))


CASES = {  # name: (points, level of the series, spread, season)
    "price": (12, 4000, 60, 1),
    "rate": (20, 0, 1.5, 4),
    "tiny": (7, 1e-9, 1e-10, 3),
    "one point": (1, 5, 2, 1),
}

print(f"// Made by Scripts/metrics.py with utilsforecast {version('utilsforecast')} and numpy")
print(f"// {version('numpy')}: not to be edited. Its smape is 0 to 1: times 200 here.\n")
print("// swift-format-ignore-file\n")
print("struct MetricsGolden: Sendable {")
print("  var name: String")
print("  var history, actual, forecast, naive, last, lower, upper: [Double]")
print("  var seasonLength: Int")
print("  var level: Double")
print("  var mae, rmse, mape, smape, maseScale, mase, outOfSampleR2, qlike: Double")
print("  var directionalAccuracy, coverage, meanWidth, winklerScore, pinballLoss: Double")
print("}\n\nlet metricsGoldens: [MetricsGolden] = [")
for name, (n, center, spread, season) in CASES.items():
    history = center + spread * rng.normal(size=2 * season + 9).cumsum()
    y = history[-1] + spread * rng.normal(size=n).cumsum()
    f = y + spread * rng.normal(size=n)
    naive = np.full(n, history[-1])
    last = np.concatenate([history[-1:], y[:-1]])
    half = spread * rng.uniform(0.2, 1.5, size=n)
    level = 0.8
    values = {
        "name": name, "history": history, "actual": y, "forecast": f, "naive": naive,
        "last": last, "lower": f - half, "upper": f + half, "seasonLength": season,
        "level": level,
        "mae": library("mae", y, f),
        "rmse": library("rmse", y, f),
        "mape": 100 * library("mape", y, f),
        "smape": 200 * library("smape", y, f),
        "maseScale": mase_scale(history, season),
        "mase": library_mase(y, f, history, season),
        "outOfSampleR2": 1 - np.sum((y - f) ** 2) / np.sum((y - naive) ** 2),
        "qlike": qlike(y ** 2, f ** 2),
        "directionalAccuracy": directional_accuracy(y, f, last),
        "coverage": np.mean((y >= f - half) & (y <= f + half)),
        "meanWidth": np.mean(2 * half),
        "winklerScore": winkler(y, f - half, f + half, level),
        "pinballLoss": quantile_loss(y, f, level),
    }
    fields = [f'    name: "{name}"'] + [
        f"    {key}: {swift(value)}" for key, value in values.items() if key != "name"
    ]
    print("  MetricsGolden(\n" + ",\n".join(fields) + "),")
print("]")
