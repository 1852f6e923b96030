"""Prints ConformalGoldens.swift: python conformal.py > ../ConformalGoldens.swift  (numpy 2.4, scipy 1.17)

Intervals and quantiles from the errors of the last value in earlier folds, by their definition; what they
are made with, against scipy: the rising sequence nearest to another, the Kruskal-Wallis test of changes by
their place in a season, and the one-sided t test of shares.
"""

import math

import numpy as np
from scipy import optimize, stats

rng = np.random.default_rng(20261129)


def apart(cutoffs, h):
    """The most cutoffs of which no two are less than h apart."""
    count, free = 0, -(10**9)
    for cutoff in cutoffs:
        if cutoff >= free:
            count, free = count + 1, cutoff + h
    return count


def rank(n, m, level):
    size = min(n, 2 * m)
    return math.ceil(round(n * (size + 1) / size * level, 9))


def place(signed, m, q):
    n = len(signed)
    size = n if q == 0.5 else min(n, 2 * m)
    if size == n:
        return np.quantile(signed, q, method="weibull")
    out = (1 + 1 / size) * max(q, 1 - q) * n
    return np.interp(n + 1 - out if q < 0.5 else out, np.arange(1, n + 1), signed)


def made(values, horizon, step, folds, season):
    """Half widths at 80 % and offsets of the quantiles .1, .5 and .75, from all folds but the last."""
    cutoffs = [len(values) - 1 - horizon - (folds - 1 - k) * step for k in range(folds)]
    known = [c for c in cutoffs if c + horizon <= cutoffs[-1]]
    errors = np.array([[values[c + h] - values[c] for h in range(1, horizon + 1)] for c in known])
    n, halves, offsets = len(known), [], []
    for h in range(1, horizon + 1):
        m = apart(known, h)
        sizes, signed = np.sort(np.abs(errors[:, h - 1])), np.sort(errors[:, h - 1])
        halves.append(sizes[rank(n, m, 0.8) - 1])
        offsets.append([place(signed, m, q) for q in (0.1, 0.5, 0.75)])
    if not season:
        halves = optimize.isotonic_regression(halves).x
    return [float(x) for x in halves], [[float(x) for x in row] for row in np.transpose(offsets)]


walk = np.round(100 + np.cumsum(rng.standard_normal(80)), 3)
apart_halves, apart_offsets = made(walk, 3, 3, 14, False)
near_halves, near_offsets = made(walk, 6, 2, 32, False)
# Every fourth row is noisy: of the steps ahead the first moves most, and the others no more than that.
loud = np.round(rng.standard_normal(120) * np.where(np.arange(120) % 4 == 1, 5, 0.2) + 50, 3)
loud_halves, _ = made(loud, 3, 4, 20, True)

values = np.round(rng.standard_normal(12).cumsum() / 3 + np.arange(12) / 6, 3)
steps = np.round(rng.standard_normal(90), 1)
changes = np.abs(np.diff(steps))
shares = np.round(rng.uniform(0.3, 1, 14), 2)


def text(x):
    return repr([float(v) for v in x])


print("// Made by Scripts/conformal.py: not to be edited.\n\n// swift-format-ignore-file\n")
print("/// Intervals and quantiles from past errors, and the statistics behind them.")
print("enum ConformalGolden {")
print(f"  static let walk: [Double] = {text(walk)}")
print("  /// The last of 14 folds of 3 steps, none of which overlap: at 80 %, and the quantiles .1, .5 and .75.")
print(f"  static let apartHalves: [Double] = {apart_halves}")
print(f"  static let apartOffsets: [[Double]] = {apart_offsets}")
print("  /// The last of 32 folds of 6 steps, 2 rows from one to the next.")
print(f"  static let nearHalves: [Double] = {near_halves}")
print(f"  static let nearOffsets: [[Double]] = {near_offsets}")
print("  /// Every fourth row is noisy; the last of 20 folds of 3 steps that stand before one.")
print(f"  static let loud: [Double] = {text(loud)}")
print(f"  static let loudHalves: [Double] = {loud_halves}")
print(f"  static let values: [Double] = {text(values)}")
print(f"  static let rising: [Double] = {text(optimize.isotonic_regression(values).x)}")
print(f"  static let steps: [Double] = {text(steps)}")
for season in (2, 7):
    groups = [changes[place::season] for place in range(season)]
    print(f"  static let movement{season} = {float(stats.kruskal(*groups).pvalue)!r}")
print(f"  static let shares: [Double] = {text(shares)}")
p = stats.ttest_1samp(shares, 0.8, alternative="less").pvalue
print(f"  static let shortfall = {float(p)!r}")
print("}")
