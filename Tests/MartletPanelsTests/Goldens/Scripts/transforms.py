"""Writes TransformGoldens.swift from scipy, pandas and numpy: python transforms.py

What a target of 60 prices becomes, one line a transform.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import scipy
from scipy import stats

random = np.random.default_rng(5)
prices = (100 * np.exp(0.03 * random.standard_normal(60).cumsum())).round(2)
prices[[17, 40]] = [188.5, 41.25]
series = pd.Series(prices)
samples = [random.normal(20, 5, 50), random.uniform(1, 3, 50) ** 2, random.uniform(1, 50, 50)]
log = np.log(series)
low, high = np.quantile(prices, [0.05, 0.95])
cases = {
    "none": series,
    "log": log,
    "log-return": log.diff(),
    "percent-change": series.pct_change(),
    "box-cox/0.5": pd.Series(stats.boxcox(prices, 0.5)),
    "diff": series.diff(),
    "seasonal-diff/4": series.diff(4),
    "standard": (series - series.mean()) / series.std(ddof=0),
    "robust": (series - series.median()) / stats.median_abs_deviation(prices),
    "min-max": (series - series.min()) / (series.max() - series.min()),
    "winsor/0.05": series.clip(low, high),
    "log+seasonal-diff/4+diff": log.diff(4).diff(),
    "log-return+standard": (log.diff() - log.diff().mean()) / log.diff().std(ddof=0),
    "winsor/0.05+log": np.log(series.clip(low, high)),
}


def numbers(values) -> str:
    return "[" + ", ".join(repr(float(value)) for value in values) + "]"


lines = [
    f"// Made by Scripts/transforms.py with scipy {scipy.__version__}, pandas {pd.__version__}: not to be edited.",
    "",
    "// swift-format-ignore-file",
    "",
    "/// Prices and what transforms make of them.",
    "enum TransformGolden {",
    f"  static let prices: [Double] = {numbers(prices)}",
    "",
    "  /// Values, and what they are under their λ of greatest likelihood.",
    "  static let powers: [(values: [Double], lambda: Double, result: [Double])] = [",
    *(
        f"    ({numbers(sample)}, {stats.boxcox(sample)[1]:.17g}, {numbers(stats.boxcox(sample)[0])}),"
        for sample in samples
    ),
    "  ]",
    "",
    "  static let cases: [(transform: String, values: [Double])] = [",
]
for name, values in cases.items():
    lines.append(f'    ("{name}", {numbers(values.dropna())}),')
lines += ["  ]", "}", ""]
Path(__file__).parent.parent.joinpath("TransformGoldens.swift").write_text("\n".join(lines))
