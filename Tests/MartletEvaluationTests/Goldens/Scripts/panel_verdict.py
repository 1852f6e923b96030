"""Prints PanelVerdictGoldens.swift: python panel_verdict.py > ../PanelVerdictGoldens.swift

One fold of many series: the mean absolute error of each series over its MASE scale, the t test of pairs of
scipy, and the bootstrap over series of numpy. Needs numpy and scipy 1.17.1.
"""

import numpy as np
import scipy
from scipy.stats import ttest_rel

rng = np.random.default_rng(20261127)
COUNT, ROWS, H = 40, 20, 4
# Multiples of 1/64, exact in both languages. Some series are large, the last one never moves before the cutoff.
values = (np.round(rng.normal(size=(COUNT, ROWS)).cumsum(1) * 64) / 64) * 10.0 ** rng.integers(0, 5, (COUNT, 1))
values[-1, : ROWS - H] = 7
actual, known = values[:, -H:], values[:, :-H]
naive = np.repeat(known[:, -1:], H, 1)
forecast = naive + np.round(64 * 0.35 * (actual - naive)) / 64 + np.round(64 * rng.normal(size=(COUNT, H)) * 0.6 * np.abs(actual - naive)) / 64

scale = np.abs(np.diff(known, axis=1)).mean(1)
naive_error = np.abs(actual - naive).mean(1)
scale = np.where(scale > 0, scale, naive_error)
own, other = np.abs(actual - forecast).mean(1) / scale, naive_error / scale
test = ttest_rel(own, other)
draws = rng.integers(0, COUNT, (100_000, COUNT))
skills = 1 - own[draws].sum(1) / other[draws].sum(1)
low, high = np.quantile(skills, [0.025, 0.975])


def rows(matrix):
    return "[\n" + "".join("    [" + ", ".join(repr(float(v)) for v in row) + "],\n" for row in matrix) + "  ]"


print(f"// Made by Scripts/panel_verdict.py with scipy {scipy.__version__} and numpy {np.__version__}: not to be edited.\n")
print("// swift-format-ignore-file\n")
print("enum PanelVerdictGolden {")
print(f"  static let values: [[Double]] = {rows(values)}")
print(f"  static let forecasts: [[Double]] = {rows(forecast)}")
print(f"  static let skill = {float(1 - own.sum() / other.sum())!r}")
print(f"  static let statistic = {float(test.statistic)!r}")
print(f"  static let pValue = {float(test.pvalue)!r}")
print(f"  /// Of 100,000 resamples.\n  static let interval = {float(low)!r}...{float(high)!r}")
print("}")
