"""Writes ResamplingGoldens.swift from pandas: python resampling.py

Daily prices with holes, and prices of every half hour on two floors' days.
"""

from pathlib import Path

import numpy as np
import pandas as pd

HOW = {
    "Open": "first", "High": "max", "Low": "min", "Close": "last", "Volume": "sum", "rate": "mean"
}  # fmt: skip
random = np.random.default_rng(7)


def prices(times: pd.DatetimeIndex) -> pd.DataFrame:
    close = 100 + random.integers(-8, 9, len(times)).cumsum()
    return pd.DataFrame(
        {
            "Open": close + random.integers(-4, 5, len(times)),
            "High": close + 5,
            "Low": close - 5,
            "Close": close,
            "Volume": random.integers(1, 99, len(times)),
            "rate": random.integers(-40, 41, len(times)) / 8,
        },
        index=times,
    ).astype(float)


days = pd.bdate_range("2016-11-02", "2018-05-10")
days = days[random.random(len(days)) > 0.07]
days = days.drop(days[(days >= "2017-07-10") & (days <= "2017-07-21")])
hours = pd.date_range("2018-03-05 09:30", "2018-03-28 16:00", freq="30min")
hours = hours[(hours.hour * 60 + hours.minute >= 570) & (hours.hour < 16) & (hours.dayofweek < 5)]
lines = [
    f"// Made by Scripts/resampling.py with pandas {pd.__version__}: not to be edited.",
    "",
    "// swift-format-ignore-file",
    "",
    "/// Rows, their columns, and what pandas' `resample` makes of them; periods without rows left out.",
    "struct ResamplingGolden: Sendable {",
    "  let times: [String]",
    "  let columns: [String: [Double]]",
    "",
]


def dictionary(frame: pd.DataFrame) -> str:
    return ", ".join(f'"{name}": {frame[name].tolist()}' for name in frame)


def labels(times: pd.DatetimeIndex, form: str = "%Y-%m-%d") -> str:
    return "[" + ", ".join(f'"{time.strftime(form)}"' for time in times) + "]"


def write(name: str, frame: pd.DataFrame, form: str, aliases: list[str]) -> None:
    lines.append(
        f"  static let {name} = ResamplingGolden(times: {labels(frame.index, form)}, "
        f"columns: [{dictionary(frame)}])"
    )
    lines.append(f"  static let {name}Bars: [(alias: String, bars: ResamplingGolden)] = [")
    for alias in aliases:
        bars = frame.resample(alias).agg(HOW)[lambda bars: bars["Close"].notna()]
        lines.append(
            f'    ("{alias}", ResamplingGolden(times: {labels(bars.index)}, '
            f"columns: [{dictionary(bars)}])),"
        )
    lines.append("  ]")


write(
    "days", prices(days), "%Y-%m-%d",
    ["W-FRI", "W", "W-WED", "ME", "BME", "QE", "QE-NOV", "BQE", "YE", "YE-JUN"],
)  # fmt: skip
write("halfHours", prices(hours), "%Y-%m-%d %H:%M", ["D", "W-FRI"])
lines.append("}")
Path(__file__).parent.parent.joinpath("ResamplingGoldens.swift").write_text(
    "\n".join(lines) + "\n"
)
