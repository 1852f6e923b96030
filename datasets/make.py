"""Makes the CSV files of this folder, and SHA256SUMS, from data files inside three PyPI packages.

    pip install arch==8.0.0 statsmodels==0.15.0 bokeh_sampledata==2026.1
    python datasets/make.py

Every value is copied as text, digit for digit; only dates and missing-value marks are rewritten.
Nothing is imported from the packages, so a run needs no more than their files.
"""

import csv
import gzip
import hashlib
import re
from importlib.metadata import distribution
from pathlib import Path

FOLDER = Path(__file__).parent
VERSIONS = {"arch": "8.0.0", "statsmodels": "0.15.0", "bokeh_sampledata": "2026.1"}


def read(package, path):
    """The header and the rows of a CSV file, plain or gzipped, inside an installed package."""
    installed = distribution(package)
    if installed.version != VERSIONS[package]:
        raise SystemExit(f"{package} is {installed.version}, expected {VERSIONS[package]}")
    file = installed.locate_file(path)
    opened = gzip.open if path.endswith(".gz") else open
    with opened(file, "rt", encoding="utf-8", newline="") as text:
        header, *rows = csv.reader(text)
    return header, rows


def write(name, header, rows):
    """Writes one CSV with LF line ends; a lone `.`, the mark of FRED for no value, becomes empty."""
    with open(FOLDER / name, "w", encoding="utf-8", newline="") as text:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([["" if value == "." else value for value in row] for row in rows])


def iso(date):
    """ISO form of a day written `M/D/YYYY` or `YYYYMMDD`, or of the first day of a year `YYYY`."""
    if american := re.fullmatch(r"(\d+)/(\d+)/(\d{4})", date):
        month, day, year = map(int, american.groups())
        return f"{year}-{month:02}-{day:02}"
    if compact := re.fullmatch(r"(\d{4})(\d\d)(\d\d)", date):
        return "-".join(compact.groups())
    if re.fullmatch(r"\d{4}", date):
        return f"{date}-01-01"
    raise ValueError(f"not a date: {date!r}")


def copy(name, package, path):
    """A file that needs no more than ISO dates in its first column."""
    header, rows = read(package, path)
    write(name, ["Date", *header[1:]], [[iso(date), *values] for date, *values in rows])


def us_macro():
    """Year and quarter become the first day of the quarter."""
    header, rows = read("statsmodels", "statsmodels/datasets/macrodata/macrodata.csv")
    dated = [
        [f"{year}-{3 * int(quarter) - 2:02}-01", *values] for year, quarter, *values in rows
    ]
    write("us_macro.csv", ["Date", *header[2:]], dated)


def unemployment():
    """A row for each year with a column for each month becomes a row for each month."""
    _, rows = read("bokeh_sampledata", "bokeh_sampledata/_data/unemployment1948.csv")
    months = [
        [f"{year}-{month:02}-01", rate]
        for year, *rates, _annual in rows
        for month, rate in enumerate(rates, start=1)
    ]
    write("unemployment.csv", ["Date", "Unemployment"], months)


def stocks():
    """The one panel of several series: ticker and date take the names of the long format."""
    header, rows = read("bokeh_sampledata", "bokeh_sampledata/_data/stocks.csv.gz")
    write("stocks.csv", ["unique_id", "ds", *header[2:]], rows)


def checksums():
    """SHA256SUMS, as `sha256sum --check` reads it."""
    lines = [
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n"
        for file in sorted(FOLDER.glob("*.csv"))
    ]
    (FOLDER / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="")


if __name__ == "__main__":
    copy("sp500.csv", "arch", "arch/data/sp500/sp500.csv.gz")
    copy("nasdaq.csv", "arch", "arch/data/nasdaq/nasdaq.csv.gz")
    copy("wti.csv", "arch", "arch/data/wti/wti.csv.gz")
    copy("vix.csv", "arch", "arch/data/vix/vix.csv.gz")
    copy("core_cpi.csv", "arch", "arch/data/core_cpi/core-cpi.csv.gz")
    copy("yields.csv", "arch", "arch/data/default/default.csv.gz")
    copy("co2.csv", "statsmodels", "statsmodels/datasets/co2/co2.csv")
    copy("sunspots.csv", "statsmodels", "statsmodels/datasets/sunspots/sunspots.csv")
    us_macro()
    unemployment()
    stocks()
    checksums()
