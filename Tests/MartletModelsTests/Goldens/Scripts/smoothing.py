"""Exponential smoothing by statsmodels and theta by statsforecast, for SmoothingGoldens.swift.

pip install statsmodels==0.15.0 statsforecast==2.1.1
python smoothing.py > ../SmoothingGoldens.swift
"""
import warnings

import numpy as np
import statsmodels.api as sm
from statsforecast.models import Theta, DynamicOptimizedTheta, AutoETS
from statsforecast.utils import AirPassengers
from statsmodels.tsa.exponential_smoothing.ets import ETSModel

warnings.filterwarnings("ignore")
macro = sm.datasets.macrodata.load_pandas().data
nino = sm.datasets.elnino.load_pandas().data
co2 = sm.datasets.co2.load_pandas().data.co2.resample("MS").mean().interpolate()
names = {"A": "add", "M": "mul", "N": None}

SERIES = [
    ("Nile", sm.datasets.nile.load_pandas().data.volume, 1, "ANN"),
    ("sunspots", sm.datasets.sunspots.load_pandas().data.SUNACTIVITY[-80:], 1, "ANN"),
    ("unemployment", macro.unemp[-80:], 4, "AAdN"),
    ("real GDP", macro.realgdp[-80:].round(0), 4, "AAN"),
    ("consumer prices", macro.cpi[-80:], 4, "MAN"),
    ("inflation", macro.infl[-80:], 4, "ANN"),
    ("interest rate", macro.tbilrate[-80:], 4, "AAN"),
    ("passengers", AirPassengers[-96:], 12, "MAM"),
    ("CO2", co2[-96:].round(2), 12, "AAA"),
    ("El Nino", nino.iloc[-8:, 1:].values.ravel().round(2), 12, "ANA"),
]


def fit(y, m, form):
    model = ETSModel(
        y, error=names[form[0]], trend=names[form[1]], damped_trend=len(form) == 4,
        seasonal=names[form[-1]], seasonal_periods=m if form[-1] != "N" else None)
    best = None
    rng = np.random.default_rng(1)
    for number in range(8):
        start = None
        if number:
            start = best.params.copy()
            if number > 2:
                level = rng.uniform(0.05, 0.95)
                for place, name in enumerate(model.param_names):
                    if name.startswith("smoothing"):
                        start[place] = level if name == "smoothing_level" else rng.uniform(0, 0.9) * (
                            level if name == "smoothing_trend" else 1 - level)
        result = model.fit(start_params=start, disp=False, maxiter=20000, pgtol=1e-10, factr=1.0)
        if best is None or result.llf > best.llf:
            best = result
    return best


def numbers(values):
    return ", ".join(repr(round(float(v), 12)) for v in values)


print("// Made by Scripts/smoothing.py with statsmodels 0.15.0 and statsforecast 2.1.1: not to be edited.\n")
print("// swift-format-ignore-file\n")
print("struct SmoothingGolden: Sendable {\n  let name: String\n  let season: Int\n  let form: String")
print("  /// α, β, γ, φ and log L of statsmodels.\n  let parameters: [Double]\n  let logLikelihood: Double")
print("  /// Six steps of statsforecast.\n  let theta: [Double]\n  let dynamicTheta: [Double]\n  let autoETS: [Double]")
print("  let values: [Double]\n")
print("  static let all = [")
for name, values, m, form in SERIES:
    y = np.asarray(values, dtype=float)
    best = fit(y, m, form)
    p = dict(zip(best.model.param_names, best.params))
    alpha = [p.get("smoothing_level", 0), p.get("smoothing_trend", 0), p.get("smoothing_seasonal", 0), p.get("damping_trend", 1)]
    print("    SmoothingGolden(")
    print(f'      name: "{name}", season: {m}, form: "{form}",')
    print(f"      parameters: [{numbers(alpha)}], logLikelihood: {float(best.llf)!r},")
    for label, model in [("theta", Theta(m)), ("dynamicTheta", DynamicOptimizedTheta(m)), ("autoETS", AutoETS(m))]:
        print(f"      {label}: [{numbers(model.forecast(y, 6)['mean'])}],")
    print("      values: [")
    for row in range(0, len(y), 12):
        print("        " + ", ".join(repr(float(v)) for v in y[row:row + 12]) + ",")
    print("      ]),")
print("  ]\n}")
