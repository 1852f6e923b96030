"""Prints StudentTGoldens.swift: python student_t.py > StudentTGoldens.swift

Two-sided tail probabilities to 40 digits with mpmath 1.3.0, checked against scipy 1.17.1, which is
itself right to only 1e-8 near t = 0.
"""

import mpmath
import scipy
from scipy import stats

mpmath.mp.dps = 40

print(f"// Made by student_t.py with mpmath {mpmath.__version__}, checked against scipy")
print(f"// {scipy.__version__}: not to be edited.\n")
print("// swift-format-ignore-file\n")
print("/// Degrees of freedom, t, P(|T| >= |t|).")
print("let studentTGoldens: [(Double, Double, Double)] = [")
for df in [1, 2, 3, 4, 5, 7.5, 10, 19, 38, 39, 39.5, 40, 41, 59, 100, 159, 1000, 4999, 10000]:
    for t in [1e-8, 0.01, 0.3, 1, 1.5, 1.7, 2.0, 2.5, 4, 9, 37]:
        x = mpmath.mpf(df) / (df + mpmath.mpf(t) ** 2)
        p = mpmath.betainc(mpmath.mpf(df) / 2, mpmath.mpf(1) / 2, 0, x, regularized=True)
        if p < mpmath.mpf(10) ** -280:
            continue
        assert abs(2 * stats.t.sf(t, df) / float(p) - 1) < 1e-8, (df, t)
        print(f"  ({float(df)!r}, {float(t)!r}, {float(p)!r}),")
print("]")
