"""The distribution of a mean over its error by Bartlett weights over a fixed share b of the observations.

Simulates it, holds the polynomials of Kiefer and Vogelsang (2005) beside it, and fits the coefficients of
FixedBandwidthT.swift and fold_tests.py: python fixed_bandwidth.py. Needs numpy, scipy and numba; about a minute.
"""

import numba
import numpy as np
from scipy.optimize import brentq, least_squares
from scipy.special import ndtr, ndtri

DRAWS, STEPS = 100_000, 1000
SHARES = np.array([0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0])
TAILS = np.array([0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.0025, 0.0005, 0.00005])
PUBLISHED = {
    0.1: (1.2816, 1.3040, 0.5135, -0.3386), 0.05: (1.6449, 2.1859, 0.3142, -0.3427),
    0.025: (1.9600, 2.9694, 0.4160, -0.5324), 0.01: (2.3263, 4.1618, 0.5368, -0.9060)}


@numba.njit(fastmath=True)
def denominators(draws, steps, lags, seed):
    """(2/b) (∫ B(r)² − ∫ B(r + b) B(r)) of Brownian bridges; the numerator is a normal number independent of it."""
    np.random.seed(seed)
    out, bridge = np.empty((draws, len(lags))), np.empty(steps)
    for draw in range(draws):
        total = 0.0
        for i in range(steps):
            total += np.random.normal()
            bridge[i] = total
        squares = 0.0
        for i in range(steps):
            bridge[i] = (bridge[i] - total * (i + 1) / steps) / np.sqrt(steps)
            squares += bridge[i] * bridge[i]
        for k in range(len(lags)):
            products = 0.0
            for i in range(steps - lags[k]):
                products += bridge[i] * bridge[i + lags[k]]
            out[draw, k] = 2.0 / lags[k] * (squares - products)
    return out


roots = np.sqrt(denominators(DRAWS, STEPS, (SHARES * STEPS).astype(np.int64), 1))
tail = lambda t, k: ndtr(-t * roots[:, k]).mean()
quantiles = np.array([[brentq(lambda t: tail(t, k) - a, 0, 200) for a in TAILS] for k in range(len(SHARES))])


def parts(v, b):
    return 1 / (1 + b * (v[0] + b * (v[1] + b * v[2]))), b * (v[3] + b * (v[4] + b * (v[5] + b * v[6]))), v[7] + b * (v[8] + b * (v[9] + b * v[10]))


def misfit(v):
    result = []
    for b, t in zip(SHARES, quantiles):
        slope, scale, power = parts(v, b)
        result.append(np.log(ndtr(-np.sqrt(slope / (scale * power) * ((1 + scale * t * t) ** power - 1))) / TAILS))
    return np.concatenate(result)


fit = least_squares(misfit, [1, 0, 0, 1, -1, 0.3, 0, 0.3, 0.5, -0.27, 0], max_nfev=5000).x.round(4)
print("slope", fit[:3], "scale", fit[3:7], "power", fit[7:])
print(f"largest error of a tail: {100 * np.abs(np.expm1(misfit(fit))).max():.2f} %")
print("critical values: share, then simulated, fitted, published at 10, 5, 2.5, 1 %")
for k, b in enumerate(SHARES):
    slope, scale, power = parts(fit, b)
    fitted = lambda a: np.sqrt(((1 + ndtri(a) ** 2 * scale * power / slope) ** (1 / power) - 1) / scale)
    print(b, " | ".join(f"{quantiles[k, list(TAILS).index(a)]:.3f} {fitted(a):.3f} {np.polyval(c[::-1], b):.3f}" for a, c in PUBLISHED.items()))
