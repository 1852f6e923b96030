"""Writes RidgeGoldens.swift from scikit-learn: python ridge.py

Forecasts of `Ridge` on windows that numpy cuts, for each form, with a covariate or several series;
and the penalty of the grid that forecasts held-back windows best.
"""

from pathlib import Path

import numpy as np
import sklearn
from sklearn.linear_model import Ridge

L, H, SHARE = 6, 3, 0.2
GRID = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 3e-2, 1e-1, 3e-1, 1, 3, 10, 100, 1000]
random = np.random.default_rng(11)
season = np.sin(np.arange(70) / 2)
a = (20 + 0.1 * np.arange(60) + 3 * season[:60] + random.normal(0, 1, 60)).round(3)
b = (900 + 40 * season[:45] + 30 * random.normal(0, 1, 45)).round(2)
x = random.normal(5, 2, 60).round(3)
CASES = {"one": ([a], None), "two": ([a, b], None), "covariate": ([a], x)}


def scale(form, window):
    if form == "linear":
        return 0, 1
    if form == "nlinear":
        return window[-1], 1
    return (window.mean(), window.std()) if form == "rlinear" else (0, abs(window).mean())


def row(form, channels, end):
    parts = []
    for channel in channels:
        window = channel[end - L : end]
        centre, size = scale(form, window)
        parts.append((window - centre) / size)
    return np.concatenate(parts)


def windows(form, panel, part):
    rows, targets, weights = [], [], []
    for channels in panel:
        n = len(channels[0])
        split = n - max(H, int(SHARE * n))
        for end in range(L, n - H + 1):
            if part == "all" or (end + H <= split if part == "training" else end >= split):
                centre, size = scale(form, channels[0][end - L : end])
                rows.append(row(form, channels, end))
                targets.append((channels[0][end : end + H] - centre) / size)
                weights.append(size**2 if form == "rlinear" else 1)
    return np.array(rows), np.array(targets), np.array(weights)


def fit(penalty, rows, targets, weights):
    mean = np.average(rows, axis=0, weights=weights)
    variance = np.average((rows - mean) ** 2, axis=0, weights=weights).mean()
    model = Ridge(alpha=penalty * weights.sum() * variance, solver="svd")
    return model.fit(rows, targets, sample_weight=weights)


def error(model, rows, targets, weights):
    return (weights[:, None] * (model.predict(rows) - targets) ** 2).sum()


lines = []
for form in ["linear", "nlinear", "rlinear", "mean"]:
    for name, (series, covariate) in CASES.items():
        mean, deviation = [0] * len(series), [1] * len(series)
        other = covariate
        if form != "mean":
            mean, deviation = [y.mean() for y in series], [y.std() for y in series]
            other = None if covariate is None else (covariate - covariate.mean()) / covariate.std()
        panel = [
            [(y - m) / s] + ([] if other is None else [other])
            for y, m, s in zip(series, mean, deviation)
        ]
        training, validation = (windows(form, panel, part) for part in ["training", "validation"])
        errors = [error(fit(penalty, *training), *validation) for penalty in GRID]
        chosen = GRID[int(np.argmin(errors))]
        for penalty in [0.05, chosen]:
            model = fit(penalty, *windows(form, panel, "all"))
            forecasts = []
            for channels, m, s in zip(panel, mean, deviation):
                end = len(channels[0])
                centre, size = scale(form, channels[0][end - L :])
                z = model.predict([row(form, channels, end)])[0] * size + centre
                forecasts.append((z * s + m).tolist())
            text = "auto" if penalty == chosen else str(penalty)
            lines.append(f'    ("{name}", .{form}, "{text}", {penalty}, {forecasts}),')

Path(__file__).parent.parent.joinpath("RidgeGoldens.swift").write_text(
    f"""// Made by Scripts/ridge.py with scikit-learn {sklearn.__version__}: not to be edited.

// swift-format-ignore-file

import MartletModels

/// Least squares of windows of {L} rows and {H} steps.
enum RidgeGolden {{
  static let a: [Double] = {a.tolist()}
  static let b: [Double] = {b.tolist()}
  static let x: [Double] = {x.tolist()}

  static let cases: [(name: String, form: Ridge.Form, penalty: String, value: Double, paths: [[Double]])] = [
"""
    + "\n".join(lines)
    + "\n  ]\n}\n"
)
