"""Realised volatilities of the S&P 500 by the formulas in pandas, for VolatilityGoldens.swift.

pip install pandas
python volatility.py > ../VolatilityGoldens.swift     (from this folder)
"""
import numpy as np
import pandas as pd

prices = pd.read_csv("../../../../datasets/sp500.csv").head(40)
returns = np.log(prices.Close).diff() ** 2
ranges = np.log(prices.High / prices.Low) ** 2
bodies = np.log(prices.Close / prices.Open) ** 2
VARIANCES = {
    "returns": returns,
    "parkinson": ranges / (4 * np.log(2)),
    "garman-klass": ranges / 2 - (2 * np.log(2) - 1) * bodies,
}

print("// Made by Scripts/volatility.py with pandas: not to be edited.\n")
print("// swift-format-ignore-file\n")
print("enum VolatilityGoldens {")
print("  /// How it is written, and its values on the first 40 rows of datasets/sp500.csv.")
print("  static let all: [(text: String, values: [Double])] = [")
for name, variance in VARIANCES.items():
    for rows in (1, 5):
        mean = variance.rolling(rows).mean().dropna()
        for suffix, values in (("", np.sqrt(mean)), ("/variance", mean)):
            text = name + (f"/{rows}" if rows > 1 else "") + suffix
            print(f'    ("{text}", [{", ".join(repr(float(v)) for v in values)}]),')
print("  ]")
print("}")
