"""Writes FrequencyGoldens.swift from pandas: python frequencies.py

Needs pandas 2.3, the last series that reads the old aliases beside the new ones.
"""

import warnings
from pathlib import Path

import pandas as pd

warnings.simplefilter("ignore")

# An alias and a time to start from.
CASES = [
    ("D", "2018-02-26"), ("2D", "2018-02-26"), ("10D", "2018-02-26"), ("7D", "2018-02-26"),
    ("B", "2018-02-26"), ("W", "2018-02-26"), ("W-MON", "2018-02-26"), ("W-FRI", "2018-02-26"),
    ("2W-FRI", "2018-02-26"), ("4W-WED", "2018-02-26"), ("2W", "2018-12-01"),
    ("MS", "2017-11-05"), ("2MS", "2017-11-05"), ("3MS", "2017-11-05"), ("6MS", "2017-01-01"),
    ("M", "2017-11-05"), ("ME", "2019-12-31"), ("2M", "2017-11-05"), ("4ME", "2017-12-31"),
    ("BM", "2017-11-05"), ("BME", "2017-11-30"), ("BMS", "2017-11-05"),
    ("Q", "2017-11-05"), ("QE", "2017-11-05"), ("Q-NOV", "2017-11-05"), ("QE-JAN", "2017-11-05"),
    ("QS", "2017-11-05"), ("QS-FEB", "2017-11-05"), ("2QS", "2017-11-05"), ("2Q", "2017-11-05"),
    ("BQ", "2017-11-05"), ("BQE", "2017-11-05"), ("BQS", "2017-11-05"), ("BQS-MAR", "2017-11-05"),
    ("A", "1998-11-05"), ("Y", "1998-11-05"), ("YE", "1998-11-05"), ("A-JUN", "1998-11-05"),
    ("YE-FEB", "1998-11-05"), ("AS", "1998-11-05"), ("YS", "1998-11-05"), ("YS-APR", "1998-11-05"),
    ("BA", "1998-11-05"), ("BYE", "1998-11-05"), ("BAS", "1998-11-05"), ("BYS", "1998-11-05"),
    ("2YS", "1998-11-05"), ("5YE", "1950-11-05"), ("10YS", "1900-01-01"),
    ("H", "2018-02-26 22:00"), ("h", "2018-02-26 22:00"), ("2H", "2018-02-26 22:00"),
    ("6h", "2018-02-26 22:00"), ("T", "2018-02-26 22:00"), ("min", "2018-02-26 22:00"),
    ("15T", "2018-02-26 22:00"), ("90min", "2018-02-26 22:00"), ("S", "2018-02-26 22:00"),
    ("30s", "2018-02-26 22:00"),
]  # fmt: skip
HEADER = f"""\
// Made by Scripts/frequencies.py with pandas {pd.__version__}: not to be edited.

// swift-format-ignore-file

/// The first times of `date_range(start, freq: alias)`, and what `infer_freq` calls them.
struct FrequencyGolden: Sendable {{
  let alias: String
  let inferred: String
  let times: [String]

  static let all: [FrequencyGolden] = [
"""


def swift(alias: str, start: str) -> str:
    times = pd.date_range(start, periods=13, freq=alias)
    form = "%Y-%m-%d %H:%M:%S" if ":" in start else "%Y-%m-%d"
    labels = ", ".join(f'"{time.strftime(form)}"' for time in times)
    return (
        f'    FrequencyGolden(alias: "{alias}", inferred: "{pd.infer_freq(times)}", '
        f"times: [{labels}]),\n"
    )


rows = "".join(swift(alias, start) for alias, start in CASES)
Path(__file__).parent.parent.joinpath("FrequencyGoldens.swift").write_text(
    HEADER + rows + "  ]\n}\n"
)
