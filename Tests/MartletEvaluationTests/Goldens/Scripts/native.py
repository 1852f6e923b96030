"""Prints NativeGoldens.swift: python native.py > ../NativeGoldens.swift

A walk-forward evaluation of the last value with intervals of its own, written out in plain Python:
N(last, h s^2), s^2 the mean of the squared changes in the rows of the fit.
"""

import random
from statistics import NormalDist, fmean

random.seed(20261126)
VALUES = [100.0]
while len(VALUES) < 60:
    VALUES.append(round(VALUES[-1] + random.gauss(0, 1) * (3 if len(VALUES) > 45 else 1), 3))
FOLDS, H, LEVEL, QUANTILE = 8, 3, 0.8, 0.1

actual, lower, upper, tenth = [], [], [], []
for fold in range(FOLDS):
    end = len(VALUES) - H * (FOLDS - fold)
    known = VALUES[:end]
    s = fmean((b - a) ** 2 for a, b in zip(known, known[1:])) ** 0.5
    for h in range(1, H + 1):
        spread = NormalDist(known[-1], s * h**0.5)
        actual.append(VALUES[end + h - 1])
        lower.append(spread.inv_cdf((1 - LEVEL) / 2))
        upper.append(spread.inv_cdf((1 + LEVEL) / 2))
        tenth.append(spread.inv_cdf(QUANTILE))

points = list(zip(actual, lower, upper))
share = fmean(low <= y <= high for y, low, high in points)
width = fmean(high - low for _, low, high in points)
penalty = 2 / (1 - LEVEL)
winkler = fmean(high - low + penalty * (max(low - y, 0) + max(y - high, 0)) for y, low, high in points)
below = fmean(y <= q for y, q in zip(actual, tenth))
pinball = fmean(max(QUANTILE * (y - q), (QUANTILE - 1) * (y - q)) for y, q in zip(actual, tenth))

print("// Made by Scripts/native.py: not to be edited.\n\n// swift-format-ignore-file\n")
print("/// The last value with intervals of its own at 80 %, and its 10 % quantile: 8 folds of 3 steps.")
print("enum NativeGolden {")
print(f"  static let values: [Double] = {VALUES}")
print(f"  static let share = {share!r}")
print(f"  static let width = {width!r}")
print(f"  static let winkler = {winkler!r}")
print(f"  static let below = {below!r}")
print(f"  static let pinball = {pinball!r}")
print(f"  static let lastLower = {lower[-1]!r}")
print("}")
