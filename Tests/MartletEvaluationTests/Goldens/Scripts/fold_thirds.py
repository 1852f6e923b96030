"""The folds of FoldFilterTests by the third of their volatility: numpy, and nothing of Martlet."""

import numpy as np

values = np.array([100 + (row * row * 7 % 31) * (1 if row // 40 % 2 == 0 else 0.125) for row in range(500)])
rows, horizon, step, count = len(values), 3, 5, 24
cutoffs = [rows - 1 - horizon - (count - 1 - fold) * step for fold in range(count)]
changes = np.diff(np.log(values))


def folds(number, third):
    v = np.array([np.sqrt(np.mean(changes[max(0, c - number):c] ** 2)) for c in cutoffs])
    low, high = np.quantile(v, [1 / 3, 2 / 3])
    names = np.where(v < low, "low", np.where(v > high, "high", "middle"))
    return [int(fold) + 1 for fold in np.flatnonzero(np.isin(names, third))]


for number, third in [(20, ["low"]), (20, ["middle"]), (20, ["high"]), (60, ["high"]), (20, ["low", "high"])]:
    print(f"volatility/{number}={'+'.join(third)}", folds(number, third))
