"""Prints UncertaintyGoldens.swift: python uncertainty.py > ../UncertaintyGoldens.swift

Intervals of the baselines from statsforecast 2.1.1. It divides the squared errors of a drift by n - 1,
where n counts the rows; R, and the book of Hyndman and Athanasopoulos, by n - 2, which is put right here.
"""

from importlib.metadata import version

import numpy as np
from statsforecast.models import HistoricAverage, Naive, RandomWalkWithDrift, SeasonalNaive

rng = np.random.default_rng(20261126)
SERIES = {
    "walk": 100 + rng.normal(size=30).cumsum().round(3),
    "season": (50 + 8 * np.sin(np.arange(37) * np.pi / 2) + rng.normal(size=37)).round(3),
}
MODELS = {
    "naive": Naive(), "seasonal-naive": SeasonalNaive(4), "drift": RandomWalkWithDrift(),
    "historic-average": HistoricAverage(),
}
H, LEVELS = 9, [80, 95]


def swift(values):
    return "[" + ", ".join(f"{v:.12g}" for v in values) + "]"


print(f"// Made by Scripts/uncertainty.py with statsforecast {version('statsforecast')}: not to be edited.\n")
print("// swift-format-ignore-file\n")
print("/// The ends of the intervals of a baseline: 0.025, 0.1, 0.9, 0.975.")
print("struct BaselineGolden: Sendable {")
print("  let model: String")
print("  let values: [Double]")
print("  let quantiles: [[Double]]")
print("\n  static let all: [BaselineGolden] = [")
for values in SERIES.values():
    for name, model in MODELS.items():
        result = model.forecast(values, H, level=LEVELS)
        mean = result["mean"]
        n = len(values)
        factor = np.sqrt((n - 1) / (n - 2)) if name == "drift" else 1
        ends = [mean + factor * (result[end] - mean) for end in ("lo-95", "lo-80", "hi-80", "hi-95")]
        print(f'    BaselineGolden(\n      model: "{name}",\n      values: {swift(values)},\n      quantiles: [')
        for end in ends:
            print(f"        {swift(end)},")
        print("      ]),")
print("  ]\n}")
