"""What the scripts of this folder share: their arguments, and the files that martlet writes."""
import csv, sys

OTHERS = ("unique_id", "ds", "cutoff", "y", "fold", "horizon")


def arguments():
    """The arguments of the script, and those behind -- for martlet."""
    given = sys.argv[1:]
    place = given.index("--") if "--" in given else len(given)
    return given[:place], given[place + 1:]


def forecasts(path):
    """Of each row of a backtest and each column of forecasts: the column, the series, what happened, the forecast."""
    with open(path) as file:
        for row in csv.DictReader(file):
            for name in row:
                if name not in OTHERS and "-lo-" not in name and "-hi-" not in name:
                    yield name, row["unique_id"], float(row["y"]), float(row[name])
