"""Prints PanelVerdictGoldens.swift: python panel_verdict.py > ../PanelVerdictGoldens.swift

One fold of many series: the error of each over its MASE scale, that of a series which then errs far more than others
bounded, one that hardly moved left out; and two folds of them. Needs numpy.
"""

import numpy as np

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
own_error = np.abs(actual - forecast).mean(1)
moves = (np.diff(known, axis=1) != 0).sum(1)
kept = moves >= max(2, -(-(ROWS - H - 1) // 20))
ratio = naive_error[kept] / scale[kept]
middle = np.sort(ratio[ratio > 0])[((ratio > 0).sum() - 1) // 2]
unit = np.maximum(scale[kept], naive_error[kept] / (2 * middle))
skill = 1 - (own_error[kept] / unit).sum() / (naive_error[kept] / unit).sum()


def rows(matrix):
    return "[\n" + "".join("    [" + ", ".join(repr(float(v)) for v in row) + "],\n" for row in matrix) + "  ]"


print(f"// Made by Scripts/panel_verdict.py with numpy {np.__version__}: not to be edited.\n")
print("// swift-format-ignore-file\n")
print("enum PanelVerdictGolden {")
print(f"  static let values: [[Double]] = {rows(values)}")
print(f"  static let forecasts: [[Double]] = {rows(forecast)}")
print(f"  static let skill = {float(skill)!r}")
print(f"  static let better = {int((own_error < naive_error).sum())}")
print(f"  static let left = {int((~kept).sum())}")
print(f"  static let bounded = {int((unit > scale[kept]).sum())}")
print("}")
