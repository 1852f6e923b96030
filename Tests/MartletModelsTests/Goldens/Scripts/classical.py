"""ARIMA, AR, Croston, HAR and GARCH by statsmodels, statsforecast and arch, for ClassicalGoldens.swift.

pip install statsmodels==0.15.0 statsforecast==2.1.1 arch==8.0.0
python classical.py > ../ClassicalGoldens.swift     (from this folder)
"""
import re
import warnings

import numpy as np
import pandas as pd
from arch import arch_model
from arch.univariate import HARX
from statsforecast.models import CrostonClassic, CrostonSBA, TSB
from statsmodels.tsa.ar_model import AutoReg, ar_select_order
from statsmodels.tsa.statespace.sarimax import SARIMAX

warnings.filterwarnings("ignore")
text = open("../SmoothingGoldens.swift").read()
series = {}
for block in text.split("SmoothingGolden(")[1:]:
    name = re.search(r'name: "([^"]*)"', block).group(1)
    season = int(re.search(r"season: (\d+)", block).group(1))
    series[name] = (np.array(eval(re.search(r"values: (\[[^\]]*\])", block).group(1))), season)

ORDERS = [("Nile", (1, 0, 1), (0, 0, 0), True), ("sunspots", (2, 0, 0), (0, 0, 0), True),
          ("unemployment", (2, 1, 1), (1, 0, 0), False), ("real GDP", (1, 1, 1), (0, 0, 0), True),
          ("interest rate", (0, 1, 2), (0, 0, 1), False), ("passengers", (1, 1, 1), (0, 1, 1), False),
          ("El Nino", (1, 0, 1), (1, 0, 0), True)]


def numbers(values):
    return "[" + ", ".join(repr(float(v)) for v in values) + "]"


print("// Made by Scripts/classical.py with statsmodels 0.15.0, statsforecast 2.1.1 and arch 8.0.0:\n// not to be edited.\n")
print("// swift-format-ignore-file\n")
print("enum ClassicalGoldens {")
print("  /// Series, p, d, q, P, D, Q, whether there is a constant, log L and the next three values.")
print("  static let arima: [(String, [Int], Bool, Double, [Double])] = [")
for name, order, seasonal, constant in ORDERS:
    y, m = series[name]
    w = y / np.abs(y).max()
    model = SARIMAX(w, order=order, seasonal_order=(*seasonal, m if m > 1 else 0), trend="c" if constant else None,
                    simple_differencing=True)
    fit = model.fit(disp=False, maxiter=1000, method="bfgs", gtol=1e-9)
    fit = model.fit(fit.params, disp=False, maxiter=2000, method="nm", xtol=1e-9, ftol=1e-12)
    full = SARIMAX(w, order=order, seasonal_order=(*seasonal, m if m > 1 else 0), trend="c" if constant else None)
    ahead = full.smooth(fit.params).forecast(3) * np.abs(y).max()
    print(f'    ("{name}", {list(order + seasonal)}, {str(constant).lower()}, {float(fit.llf)!r}, {numbers(ahead)}),')
print("  ]")
y = series["sunspots"][0]
fit = AutoReg(y, len(ar_select_order(y, 9, ic="bic").ar_lags)).fit()
print(f"  static let autoregression = {numbers(fit.params)}")
demand = [0, 0, 3, 0, 0, 0, 5, 2, 0, 0, 4, 0, 0, 0, 0, 6, 0, 1, 0, 0]
print(f"  static let demand: [Double] = {demand}")
for label, model in [("croston", CrostonClassic()), ("sba", CrostonSBA()), ("tsb", TSB(0.1, 0.1))]:
    print(f"  static let {label} = {float(model.forecast(np.array(demand, float), 1)['mean'][0])!r}")
returns = 100 * np.log(pd.read_csv("../../../../datasets/sp500.csv").Close).diff().dropna().values
fit = arch_model(returns, mean="Constant", vol="GARCH", p=1, q=1).fit(disp="off", tol=1e-12)
print(f"  static let garch = {numbers(fit.params)}")
print(f"  static let garchLikelihood = {float(fit.loglikelihood)!r}")
print(f"  static let garchVariances = {numbers(fit.forecast(horizon=5).variance.values[0])}")
fit = arch_model(returns, mean="Zero", vol="GARCH", p=1, q=1).fit(disp="off", tol=1e-12)
print("  /// Without a mean: ω, α and β, as of squared returns as the target.")
print(f"  static let zeroMeanGARCH = {numbers(fit.params)}")
print(f"  static let zeroMeanLikelihood = {float(fit.loglikelihood)!r}")
print(f"  static let zeroMeanVariances = {numbers(fit.forecast(horizon=5).variance.values[0])}")
fit = HARX(np.abs(returns), lags=[1, 5, 22]).fit(disp="off")
print(f"  static let har = {numbers(fit.params[:4])}")
print(f"  static let harForecast = {numbers(fit.forecast(horizon=3).mean.values[0])}")
print("}")
