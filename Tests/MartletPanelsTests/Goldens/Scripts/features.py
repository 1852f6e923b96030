"""Writes FeatureGoldens.swift from pandas, TA-Lib, ta and statsmodels: python features.py

Prices of 150 sessions of New York in 2018, and what features make of them. Where the packages start an
exponential mean differently, TA-Lib is followed (the mean of the first values); docs/features.md says how
far the others are from that.
"""

from importlib.metadata import version
from pathlib import Path

import numpy as np
import pandas as pd
import statsmodels
import ta
import talib
from pandas.tseries import holiday
from statsmodels.tsa.deterministic import Fourier


class NewYork(holiday.AbstractHolidayCalendar):
    rules = [
        holiday.Holiday("New Year", month=1, day=1, observance=holiday.sunday_to_monday),
        holiday.USMartinLutherKingJr, holiday.USPresidentsDay, holiday.GoodFriday,
        holiday.USMemorialDay,
        holiday.Holiday("Independence", month=7, day=4, observance=holiday.nearest_workday),
        holiday.USLaborDay, holiday.USThanksgivingDay,
        holiday.Holiday("Christmas", month=12, day=25, observance=holiday.nearest_workday),
    ]


ROWS, AHEAD = 150, 10
session = pd.offsets.CustomBusinessDay(calendar=NewYork())
all_days = pd.date_range("2018-01-02", periods=ROWS + AHEAD, freq=session)
days = all_days[:ROWS]
random = np.random.default_rng(6)
close = 50 * np.exp(0.02 * random.standard_normal(ROWS).cumsum())
open_ = np.concatenate([[50.0], close[:-1]]) * np.exp(0.005 * random.standard_normal(ROWS))
high = np.maximum(open_, close) * np.exp(0.01 * random.random(ROWS))
low = np.minimum(open_, close) * np.exp(-0.01 * random.random(ROWS))
volume = random.integers(1, 40, ROWS).astype(float)
frame = pd.DataFrame(
    {"Open": open_, "High": high, "Low": low, "Close": close}, index=days).round(2)
frame["Volume"] = volume
o, h, l, c, v = (frame[name] for name in frame)
log_range, log_body = np.log(h / l), np.log(c / o)


def ema(values, rows):
    return pd.Series(talib.EMA(values.to_numpy(), rows), index=values.index)


macd = ema(c, 12) - ema(c, 26)
signal = ema(macd.dropna(), 9).reindex(days)
bands = ta.volatility.BollingerBands(c, window=20, window_dev=2)


def circle(shares):
    return [np.sin(2 * np.pi * shares), np.cos(2 * np.pi * shares)]


# The next session is of another month: the last business day of the month by pandas.
next_days = all_days[1:].append(pd.DatetimeIndex([all_days[-1] + session]))
month_end = next_days.month != all_days.month
closed = NewYork().holidays("2017-11-01", "2019-03-01")
to_next = [min(30, min((x - d).days for x in closed if x >= d)) for d in all_days]
since_last = [min(30, min((d - x).days for x in closed if x <= d)) for d in all_days]

cases = {
    "lag/3": [c.shift(3)],
    "lag/1@Volume": [v.shift(1)],
    "rolling-mean/7": [c.rolling(7).mean()],
    "sma/20@Volume": [v.rolling(20).mean()],
    "sma/1": [c],
    "rolling-std/10": [c.rolling(10).std()],
    "rolling-min/6": [c.rolling(6).min()],
    "rolling-max/5@Volume": [v.rolling(5).max()],
    "rolling-quantile/9/0.8": [c.rolling(9).quantile(0.8)],
    "rolling-quantile/8/0.5@Volume": [v.rolling(8).quantile(0.5)],
    "rolling-quantile/4/0@Volume": [v.rolling(4).min()],
    "rolling-quantile/4/1@Volume": [v.rolling(4).max()],
    "ema/10": [ema(c, 10)],
    "rsi/14": [pd.Series(talib.RSI(c.to_numpy(), 14))],
    "rsi/5@Volume": [pd.Series(talib.RSI(v.to_numpy(), 5))],
    "macd/12/26/9": [macd.where(signal.notna()), signal, macd - signal],
    "bollinger/20/2": [bands.bollinger_pband()],
    "atr/14": [pd.Series(talib.ATR(h.to_numpy(), l.to_numpy(), c.to_numpy(), 14))],
    "rate-of-change/10": [pd.Series(talib.ROC(c.to_numpy(), 10))],
    "volatility/15": [np.log(c).diff().rolling(15).std()],
    "parkinson/12": [np.sqrt((log_range**2).rolling(12).mean() / (4 * np.log(2)))],
    "garman-klass/12": [
        np.sqrt((log_range**2 / 2 - (2 * np.log(2) - 1) * log_body**2).rolling(12).mean())],
    "day-of-week": circle(all_days.dayofweek.to_numpy() / 7),
    "month": circle((all_days.month.to_numpy() - 1) / 12),
    "quarter": circle((all_days.quarter.to_numpy() - 1) / 4),
    "month-end": [month_end.astype(float)],
    "holiday-distance": [to_next, since_last],
    "fourier/21.5/2": list(
        Fourier(21.5, 2).in_sample(pd.RangeIndex(ROWS + AHEAD)).to_numpy().T),
}


def numbers(values) -> str:
    return "[" + ", ".join(repr(float(value)) for value in values) + "]"


versions = (
    f"pandas {pd.__version__}, TA-Lib {talib.__version__}, ta {version('ta')}, "
    f"statsmodels {statsmodels.__version__}")
lines = [
    f"// Made by Scripts/features.py with {versions}: not to be edited.",
    "",
    "// swift-format-ignore-file",
    "",
    "/// Prices and what features make of them.",
    "enum FeatureGolden {",
    f"  static let ahead = {AHEAD}",
    f"  static let sines: [Double] = {numbers(np.sin(2 * np.pi * np.arange(7) / 7))}",
    "",
    '  static let prices = """',
    "    " + ",".join(["Date", *frame]),
    *("    " + ",".join([f"{day:%Y-%m-%d}", *map(str, row)])
      for day, row in zip(days, frame.to_numpy())),
    "",
    '    """',
    "",
    "  /// A feature, and its columns from the first row on which it has a value.",
    "  static let cases: [(feature: String, first: Int, columns: [[Double]])] = [",
]
for name, columns in cases.items():
    columns = [pd.Series(np.asarray(column)) for column in columns]
    first = columns[0].first_valid_index()
    texts = ", ".join(numbers(column.dropna()) for column in columns)
    lines.append(f'    ("{name}", {first}, [{texts}]),')
lines += ["  ]", "}", ""]
Path(__file__).parent.parent.joinpath("FeatureGoldens.swift").write_text("\n".join(lines))

# How far other starts are from TA-Lib's, for docs/features.md.
theirs = pd.Series(talib.RSI(c.to_numpy(), 14), index=days)
other = ta.momentum.RSIIndicator(c, window=14).rsi()
atr = pd.Series(talib.ATR(h.to_numpy(), l.to_numpy(), c.to_numpy(), 14), index=days)
other_atr = ta.volatility.AverageTrueRange(h, l, c, window=14).average_true_range()
plain = c.ewm(span=10, adjust=False).mean()
for name, one, two in [("rsi", theirs, other), ("atr", atr, other_atr), ("ema", ema(c, 10), plain)]:
    gap = (one - two).abs().dropna()
    print(name, "first", gap.iloc[0], "after 50", gap.iloc[50], "after 100", gap.iloc[100])
theirs_macd = talib.MACD(c.to_numpy(), 12, 26, 9)[0]
print("macd", np.nanmax(np.abs(theirs_macd - macd.to_numpy())[33:36]))
