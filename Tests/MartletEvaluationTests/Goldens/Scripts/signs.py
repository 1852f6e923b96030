"""Oracle of SurpriseTestTests: python signs.py   (numpy, scipy)"""
import numpy as np
from scipy import stats

sums = np.array([
    (4.1, 3.9, 5.0), (1.2, 0.9, 1.1), (7.7, 7.0, 7.2), (0.4, 0.5, 0.9), (2.6, 2.2, 2.3),
    (3.3, 3.4, 3.9), (9.1, 8.0, 8.4), (1.9, 1.7, 2.0), (5.5, 5.9, 6.9), (2.2, 2.0, 2.6),
])


def theta(rows):
    d, p, u = rows.sum(0)
    return np.log((u - p * p / d) / u) - np.log(0.4)


n = len(sums)
others = np.array([theta(np.delete(sums, k, 0)) for k in range(n)])
error = np.sqrt((n - 1) / n * ((others - others.mean()) ** 2).sum())
d, p, u = sums.sum(0)
print("explained", repr(float(p * p / d / u)))
print("p-value", repr(float(stats.t.sf(-theta(sums) / error, n - 1))))
print("Poisson, mean 1, 12 or more", repr(float(stats.poisson.sf(11, 100 * 4 * 0.005 / 2))))
