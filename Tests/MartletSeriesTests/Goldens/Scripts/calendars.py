"""Writes CalendarGoldens.swift, the closed weekdays of four exchanges: python calendars.py

Needs exchange_calendars 4.13.2, pandas_market_calendars 5.5.0 and holidays 0.109. Each list is
taken from one package and compared with another; where they differ, the difference is asserted here
and explained in docs/calendars.md.
"""

import datetime
import warnings
from pathlib import Path

import exchange_calendars
import holidays
import pandas as pd
import pandas_market_calendars

warnings.simplefilter("ignore")


def closed(sessions, first: int, last: int) -> set[datetime.date]:
    days = pd.bdate_range(f"{first}-01-01", f"{last}-12-31").date
    sessions = set(sessions)
    return {day for day in days if day not in sessions}


def by_exchange_calendars(code: str, first: int, last: int) -> set[datetime.date]:
    calendar = exchange_calendars.get_calendar(
        code, start=f"{first}-01-01", end=f"{last}-12-31"
    )
    return closed(calendar.sessions.date, first, last)


def by_market_calendars(name: str, first: int, last: int) -> set[datetime.date]:
    calendar = pandas_market_calendars.get_calendar(name)
    return closed(calendar.valid_days(f"{first}-01-01", f"{last}-12-31").date, first, last)


def by_holidays(days, first: int, last: int) -> set[datetime.date]:
    return {
        day.date()
        for day in pd.bdate_range(f"{first}-01-01", f"{last}-12-31")
        if day.date() in days
    }


def check(name: str, ours: set, theirs: set, first: int, last: int, differences: set) -> None:
    ours = {day for day in ours if first <= day.year <= last}
    found = {str(day) for day in ours ^ theirs}
    assert found == differences, (name, sorted(found ^ differences))


new_york = by_market_calendars("NYSE", 1953, 2035)
check(
    "XNYS", new_york, by_exchange_calendars("XNYS", 1971, 2035), 1971, 2035, set()
)

london = by_exchange_calendars("XLON", 1978, 2035)
england = holidays.UnitedKingdom(subdiv="ENG", years=range(1978, 2036))
check("XLON", london, by_holidays(england, 1978, 2035), 1978, 2035, set())

frankfurt = by_exchange_calendars("XETR", 2001, 2035)
germany = holidays.XETR(years=range(2016, 2036))
check("XETR", frankfurt, by_holidays(germany, 2016, 2035), 2016, 2035, set())

tokyo = by_market_calendars("JPX", 1990, 2040)
japan = holidays.Japan(years=range(1990, 2041))
january = {(1, 1), (1, 2), (1, 3), (12, 31)}
bank_days = {
    day.date()
    for day in pd.bdate_range("1990-01-01", "2040-12-31")
    if day.date() in japan or (day.month, day.day) in january
}
# The trading system was down for a day.
check("XTKS", tokyo, bank_days, 1990, 2040, {"2020-10-01"})
# exchange_calendars moves Constitution Day of 1998 by the law of 2007.
check(
    "XTKS", tokyo, by_exchange_calendars("XTKS", 1997, 2040), 1997, 2040, {"1998-05-06"}
)

versions = (
    f"exchange_calendars {exchange_calendars.__version__}, pandas_market_calendars "
    f"{pandas_market_calendars.__version__} and holidays {holidays.__version__}"
)
lines = [
    f"// Made by Scripts/calendars.py from {versions}: not to be edited.",
    "",
    "// swift-format-ignore-file",
    "",
    "/// The weekdays without trading, as the digits of month and day, by year.",
    "enum CalendarGolden {",
]
for name, days in [
    ("newYork", new_york), ("london", london), ("frankfurt", frankfurt), ("tokyo", tokyo),
]:  # fmt: skip
    lines.append(f"  static let {name}: [Int: String] = [")
    for year in sorted({day.year for day in days}):
        closed_days = " ".join(f"{d:%m%d}" for d in sorted(days) if d.year == year)
        lines.append(f'    {year}: "{closed_days}",')
    lines += ["  ]", ""]
lines[-1] = "}"
Path(__file__).parent.parent.joinpath("CalendarGoldens.swift").write_text("\n".join(lines) + "\n")
