"""Prints FirstLookGoldens.swift: python first_look.py > ../FirstLookGoldens.swift

Tests and decompositions come from statsmodels, the entropy from its Yule-Walker fit and scipy.
Needs statsmodels 0.15.0, scipy 1.17.1, numpy.
"""

import warnings
from importlib.metadata import version

import numpy as np
from scipy.signal import freqz
from scipy.stats import chi2
from statsmodels.regression.linear_model import yule_walker
from statsmodels.stats.diagnostic import acorr_ljungbox, het_arch
from statsmodels.tsa.seasonal import seasonal_decompose
from statsmodels.tsa.stattools import acf, adfuller, kpss, pacf

warnings.simplefilter("ignore")
rng = np.random.default_rng(20240229)


def walk(n):
    return 100 + rng.normal(size=n).cumsum()


def returning(n, phi=0.6):
    x = np.zeros(n)
    for t in range(1, n):
        x[t] = phi * x[t - 1] + rng.normal()
    return x


def clustered(n):
    x, variance = np.zeros(n), 1.0
    for t in range(n):
        x[t] = rng.normal() * np.sqrt(variance)
        variance = 0.1 + 0.5 * x[t] ** 2 + 0.45 * variance
    return x


def seasonal(n, m):
    t = np.arange(n)
    return 0.05 * t + 2 * np.sin(2 * np.pi * t / m) + 0.7 * rng.normal(size=n)


def strengths(x, m):
    parts = seasonal_decompose(x, period=m)
    keep = ~np.isnan(parts.trend)
    t, s, r = parts.trend[keep], parts.seasonal[keep], parts.resid[keep]
    return [max(0, 1 - r.var() / (t + r).var()), max(0, 1 - r.var() / (s + r).var())]


def entropy(x):
    n = len(x)
    fits = [yule_walker(x, k, method="mle") for k in range(1, int(10 * np.log10(n)) + 1)]
    left = np.array([x.var()] + [sigma**2 for _, sigma in fits])
    order = int((n * np.log(left) + 2 * np.arange(len(left))).argmin())
    phi = fits[order - 1][0] if order else []
    frequencies = np.pi * (np.arange(512) + 0.5) / 512
    _, h = freqz([1], np.concatenate([[1], -np.asarray(phi)]), worN=frequencies)
    p = np.abs(h) ** 2 / np.sum(np.abs(h) ** 2)
    return -np.sum(p * np.log(p)) / np.log(512), order


def swift(values):
    return "[" + ", ".join(repr(float(v)) for v in values) + "]"


CASES = {  # name: (values, season)
    "walk": (walk(150), 5),
    "returning": (returning(120), 7),
    "noise": (rng.normal(size=90), 4),
    "clustered": (clustered(260), 5),
    "seasonal": (seasonal(96, 12), 12),
    "alternating": (returning(64, -0.8), 3),
    "short": (walk(25), 2),
}

print(f"// Made by Scripts/first_look.py with statsmodels {version('statsmodels')} and scipy")
print(f"// {version('scipy')}: not to be edited.\n")
print("// swift-format-ignore-file\n")
print("struct FirstLookGolden: Sendable {")
print("  var name: String")
print("  var seasonLength: Int")
print("  var values: [Double]")
print("  var dickeyFuller: [Double]  // statistic, p, lags")
print("  var kpss: [Double]  // statistic, p, lags")
print("  var autocorrelations, partialAutocorrelations: [Double]")
print("  var ljungBox: [Double]  // statistic, p")
print("  var arch: [Double]  // statistic, p")
print("  var strengths: [Double]  // trend, season")
print("  var entropy: [Double]  // value, order")
print("}\n\nlet firstLookGoldens: [FirstLookGolden] = [")
for name, (values, season) in CASES.items():
    x = np.round(values, 6)
    unit_root = adfuller(x, regression="c", autolag="AIC", result_object=False)
    level = kpss(x, regression="c", nlags="auto", result_object=False)
    box = acorr_ljungbox(x, lags=[8]).iloc[0]
    arch = het_arch(x - x.mean(), nlags=5, result_object=False)
    print(f'  FirstLookGolden(\n    name: "{name}", seasonLength: {season},')
    print(f"    values: {swift(x)},")
    print(f"    dickeyFuller: {swift(unit_root[:3])}, kpss: {swift(level[:3])},")
    print(f"    autocorrelations: {swift(acf(x, nlags=8)[1:])},")
    print(f"    partialAutocorrelations: {swift(pacf(x, nlags=8, method='ldb')[1:])},")
    print(f"    ljungBox: {swift(box)}, arch: {swift(arch[:2])},")
    print(f"    strengths: {swift(strengths(x, season))}, entropy: {swift(entropy(x))}),")
print("]\n\n/// x, degrees of freedom and P(X ≥ x).")
print("let chiSquaredGoldens: [(Double, Int, Double)] = [")
for x in [1e-6, 0.3, 2.0, 5.5, 19.0, 80.0, 400.0]:
    print("  " + " ".join(f"({x}, {k}, {float(chi2.sf(x, k))!r})," for k in [1, 2, 5, 12, 60]))
print("]")
