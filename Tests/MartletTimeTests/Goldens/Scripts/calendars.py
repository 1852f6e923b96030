"""Writes CalendarGoldens.swift, the closed weekdays of exchanges: python calendars.py

Needs exchange_calendars 4.13.2, pandas_market_calendars 5.5.0, holidays 0.109 and QuantLib 1.44.
Each list is taken from one package and compared with another; where they differ, the difference is
asserted here and explained in docs/calendars.md. Where holidays follow the moon, a day is closed
that two of three packages close.
"""

import datetime
import warnings
from pathlib import Path

import exchange_calendars
import holidays
import pandas as pd
import pandas_market_calendars
import QuantLib

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

toronto = by_exchange_calendars("XTSE", 1980, 2035)
check("XTSE", toronto, by_market_calendars("TSX", 1980, 2035), 1980, 2035, set())
# The trading system was down, which the others do not call a closed day.
ontario = by_holidays(holidays.XTSE(years=range(2002, 2036)), 2002, 2035)
check("XTSE", toronto, ontario, 2002, 2035, {"2008-12-17"})

sydney = by_exchange_calendars("XASX", 1994, 2035)
# Easter Monday was Anzac Day, and the day after it a holiday.
check(
    "XASX", sydney, by_market_calendars("ASX", 2011, 2035), 2011, 2035, {"2011-04-26"}
)
wales = by_holidays(holidays.XASX(years=range(2000, 2036)), 2000, 2035)
check("XASX", sydney, wales, 2000, 2035, set())

zurich = by_exchange_calendars("XSWX", 1996, 2035)
check("XSWX", zurich, by_market_calendars("SIX", 1996, 2035), 1996, 2035, set())
swiss = by_holidays(holidays.XSWX(years=range(2000, 2036)), 2000, 2035)
check("XSWX", zurich, swiss, 2000, 2035, set())

paris = by_exchange_calendars("XPAR", 2002, 2035)
check("XPAR", paris, by_exchange_calendars("XAMS", 2002, 2035), 2002, 2035, set())
france = by_holidays(holidays.XPAR(years=range(2019, 2036)), 2019, 2035)
check("XPAR", paris, france, 2019, 2035, set())

euro = by_holidays(holidays.XECB(years=range(1999, 2036)), 1999, 2035)
target = QuantLib.TARGET().holidayList(
    QuantLib.Date(1, 1, 1999), QuantLib.Date(31, 12, 2035), False
)
check("TARGET", euro, {day.to_date() for day in target}, 1999, 2035, set())
check("TARGET", euro, paris, 2002, 2035, set())


def by_two_of_three(code: str, market: str, holiday, first: int, last: int) -> set:
    lists = [
        by_exchange_calendars(code, first, last),
        by_market_calendars(market, first, last),
        by_holidays(holiday(years=range(first, last + 1)), first, last),
    ]
    return {day for day in set().union(*lists) if sum(day in each for each in lists) > 1}


hong_kong = by_two_of_three("XHKG", "HKEX", holidays.XHKG, 2000, 2032)
# Storms in which trading stopped, and the day after a festival on a Sunday.
check(
    "XHKG", hong_kong, by_exchange_calendars("XHKG", 2000, 2032), 2000, 2032,
    {"2023-09-01", "2023-09-08", "2029-09-24"},
)  # fmt: skip
bombay = by_two_of_three("XBOM", "BSE", holidays.XBOM, 2001, 2026)
check("XBOM", bombay, by_exchange_calendars("XBOM", 2001, 2026), 2001, 2026, set())

versions = (
    f"exchange_calendars {exchange_calendars.__version__}, "
    f"pandas_market_calendars {pandas_market_calendars.__version__}, holidays {holidays.__version__} "
    f"and QuantLib {QuantLib.__version__}"
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
    ("toronto", toronto), ("paris", paris), ("zurich", zurich), ("hongKong", hong_kong),
    ("sydney", sydney), ("bombay", bombay), ("target", euro),
]:  # fmt: skip
    lines.append(f"  static let {name}: [Int: String] = [")
    for year in sorted({day.year for day in days}):
        closed_days = " ".join(f"{d:%m%d}" for d in sorted(days) if d.year == year)
        lines.append(f'    {year}: "{closed_days}",')
    lines += ["  ]", ""]
lines[-1] = "}"
Path(__file__).parent.parent.joinpath("CalendarGoldens.swift").write_text("\n".join(lines) + "\n")
