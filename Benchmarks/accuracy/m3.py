"""Accuracy of martlet's models on the M3 competition: sMAPE from 0 to 200, and seconds.

    python m3.py MARTLET FOLDER MODEL... [--groups yearly,quarterly] [--jobs 1] [--keep FOLDER]
                 [--validation] [-- OPTION...]

FOLDER holds m3/GROUP-train.csv and m3/GROUP-test.csv with the columns unique_id, ds and y; the test
part continues the training part. Prints for each group and model the sMAPE over all points (pooled, as
M3 was published) and the mean of that of each series. --keep keeps the forecasts.
--validation scores the last rows of the training part instead. What follows -- goes to martlet as it is.
"""
import argparse, csv, os, subprocess, tempfile, time
from collections import defaultdict

from command import arguments, forecasts

GROUPS = {"yearly": (6, 1), "quarterly": (8, 4), "monthly": (18, 12), "other": (8, 1)}


def join(folder, group, path, parts):
    rows = []
    for part in parts:
        with open(os.path.join(folder, "m3", f"{group}-{part}.csv")) as file:
            rows += list(csv.DictReader(file))
    rows.sort(key=lambda row: (row["unique_id"], int(row["ds"])))
    with open(path, "w") as file:
        file.write("unique_id,ds,y\n")
        file.writelines(f"{row['unique_id']},{row['ds']},{row['y']}\n" for row in rows)


def errors(path):
    """For each model the sMAPE of each point, by series."""
    result = defaultdict(lambda: defaultdict(list))
    for name, series, actual, forecast in forecasts(path):
        size = abs(actual) + abs(forecast)
        result[name][series].append(200 * abs(actual - forecast) / size if size else 0)
    return result


def main():
    given, further = arguments()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("martlet")
    parser.add_argument("folder")
    parser.add_argument("models", nargs="+")
    parser.add_argument("--groups", default=",".join(GROUPS))
    parser.add_argument("--jobs", default="1")
    parser.add_argument("--keep")
    parser.add_argument("--validation", action="store_true")
    options = parser.parse_args(given)
    groups = options.groups.split(",")
    pooled, series = defaultdict(list), defaultdict(list)
    with tempfile.TemporaryDirectory() as work:
        for group in groups:
            horizon, season = GROUPS[group]
            joined = os.path.join(work, "joined.csv")
            join(options.folder, group, joined, ["train"] if options.validation else ["train", "test"])
            for model in options.models:
                name = model.replace(":", "-").replace("/", "-")
                out = os.path.join(options.keep or work, f"{group}-{name}.csv")
                start = time.perf_counter()
                subprocess.run(
                    [options.martlet, "backtest", joined, "--horizon", str(horizon), "--n-windows", "1",
                     "--season", str(season), "--model", model, "--jobs", options.jobs, "--out", out,
                     "--quiet", *further], check=True, stdout=subprocess.DEVNULL)
                seconds = time.perf_counter() - start
                found = errors(out)
                column = [each for each in found if each != "Naive"] or ["Naive"]
                points = found[column[0]]
                means = [sum(each) / len(each) for each in points.values()]
                flat = [value for each in points.values() for value in each]
                pooled[model] += flat
                series[model] += means
                print(f"{group:10} {model:28} pooled {sum(flat) / len(flat):7.3f}  a series "
                      f"{sum(means) / len(means):7.3f}  {len(means):5} series  {seconds:7.2f} s", flush=True)
    if len(groups) > 1:
        for model in options.models:
            print(f"{'all':10} {model:28} pooled {sum(pooled[model]) / len(pooled[model]):7.3f}  a series "
                  f"{sum(series[model]) / len(series[model]):7.3f}")


if __name__ == "__main__":
    main()
