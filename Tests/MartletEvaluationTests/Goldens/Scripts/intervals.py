"""Prints IntervalGoldens.swift: python intervals.py > ../IntervalGoldens.swift  (numpy 2.4, mapie 1.6, scikit-learn 1.9)

Intervals of the last value in units of recent movement, and at levels that adapt, by their definitions; margins of
conformalised quantile regression by MAPIE.
"""

import math
import warnings

import numpy as np
from mapie.regression import ConformalizedQuantileRegressor
from scipy import optimize
from sklearn.base import BaseEstimator, RegressorMixin

warnings.filterwarnings("ignore")
rng = np.random.default_rng(20261130)
HORIZON, FOLDS, LEVEL = 3, 24, 0.8


def movement(values, cutoff):
    """The deviation of the changes up to a cutoff."""
    changes = np.diff(values[: cutoff + 1])
    weights = 0.94 ** np.arange(len(changes))[::-1]
    return math.sqrt(np.sum(weights * changes**2) / np.sum(weights))


def power(values, cutoff):
    """The power of it under which the changes up to the cutoff are likeliest, of those from the 17th on."""
    rows = range(17, cutoff + 1)
    before = np.array([movement(values, t - 1) for t in rows])
    changes = np.array([abs(values[t] - values[t - 1]) for t in rows])
    powers = np.arange(5) / 4
    costs = [np.mean(np.log(before**p)) + np.log(np.mean(changes / before**p)) for p in powers]
    return powers[int(np.argmin(costs))]


def rank(n, level):
    return min(n, max(1, math.ceil(round((n + 1) * level, 9))))


def halves(values, cutoffs, last, level):
    """Half widths of the fold at the cutoff `last` from the folds at `cutoffs`, none of which overlap."""
    p = power(values, last)
    units = np.array([movement(values, c) ** p for c in cutoffs])
    errors = np.array([[abs(values[c + h] - values[c]) for h in range(1, HORIZON + 1)] for c in cutoffs])
    sizes = np.sort(errors / units[:, None], axis=0)
    return optimize.isotonic_regression(sizes[rank(len(cutoffs), level) - 1]).x * movement(values, last) ** p


def adapted(values, cutoffs, step):
    """The level of each fold, and the half widths of the last one."""
    held, levels, known = {}, [], []
    for place, cutoff in enumerate(cutoffs):
        ended = [k for k in range(place) if cutoffs[k] + HORIZON <= cutoff]
        level = LEVEL + 0.05 * sum(LEVEL - held[k] for k in ended if k in held)
        levels.append(level)
        if len(ended) >= 4:
            known = halves(values, [cutoffs[k] for k in ended], cutoff, level)
            truth = values[cutoff + 1 : cutoff + 1 + HORIZON]
            held[place] = float(np.mean(np.abs(truth - values[cutoff]) <= known))
    return levels, known


def garch(rows):
    values, h = [], 1.0
    for z in rng.standard_normal(rows):
        values.append(math.sqrt(h) * z)
        h = 0.02 + 0.15 * values[-1] ** 2 + 0.83 * h
    return np.round(100 + np.cumsum(values), 3)


values = garch(160)
cutoffs = [len(values) - 1 - HORIZON * (FOLDS - k) for k in range(FOLDS)]
steady = np.round(100 + np.cumsum(rng.standard_normal(160)), 3)
levels, adaptive = adapted(values, cutoffs, HORIZON)


class Given(RegressorMixin, BaseEstimator):
    """A quantile that is the value of a column."""

    def __init__(self, column):
        self.column, self.fitted_ = column, True

    def fit(self, x, y):
        return self

    def predict(self, x):
        return x[:, self.column]


truth = np.round(rng.standard_normal(29), 3)
lower = np.round(-1 + 0.3 * rng.standard_normal(30), 3)
upper = np.round(0.9 + 0.3 * rng.standard_normal(30), 3)
ends = np.column_stack([lower, upper, (lower + upper) / 2])
model = ConformalizedQuantileRegressor([Given(0), Given(1), Given(2)], confidence_level=LEVEL, prefit=True)
model.conformalize(ends[:-1], truth)
_, found = model.predict_interval(ends[-1:], symmetric_correction=True)


def text(x):
    return repr([float(v) for v in np.ravel(x)])


print("// Made by Scripts/intervals.py: not to be edited.\n\n// swift-format-ignore-file\n")
print("/// Intervals that follow recent movement, levels that adapt, and conformalised quantiles.")
print("enum IntervalGolden {")
print("  /// Calm and wild times by turns.")
print(f"  static let wild: [Double] = {text(values)}")
print("  /// At all cutoffs of 24 folds of 3 steps.")
print(f"  static let deviations: [Double] = {text([movement(values, c) for c in cutoffs])}")
print(f"  static let powers: [Double] = {text([power(values, c) for c in cutoffs])}")
print("  /// Of the last fold at 80 %.")
print(f"  static let scaled: [Double] = {text(halves(values, cutoffs[:-1], cutoffs[-1], LEVEL))}")
print(f"  static let levels: [Double] = {text(levels)}")
print(f"  static let adaptive: [Double] = {text(adaptive)}")
print("  /// A random walk.")
print(f"  static let steady: [Double] = {text(steady)}")
print(f"  static let steadyPowers: [Double] = {text([power(steady, c) for c in cutoffs])}")
print("  /// The ends of 30 intervals, and what happened in 29 of them.")
print(f"  static let lower: [Double] = {text(lower)}")
print(f"  static let upper: [Double] = {text(upper)}")
print(f"  static let truth: [Double] = {text(truth)}")
print("  /// The last at 80 %.")
print(f"  static let conformalised: [Double] = {text(found)}")
print("}")
