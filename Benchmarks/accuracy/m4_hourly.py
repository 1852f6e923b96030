"""Accuracy of martlet's models on the 414 hourly series of the M4 competition: sMAPE, MASE, OWA, and seconds.

    python m4_hourly.py MARTLET FOLDER MODEL... [--seeds 3] [--jobs 2] [--validation] [-- OPTION...]

FOLDER holds m4/hourly-train.csv and m4/hourly-test.csv with the columns unique_id, ds and y. sMAPE from 0 to 200 and MASE
(scale: the mean of |y[t] - y[t-24]| over the training part) are means over series; OWA is the mean of their ratios to
those of Naive2, 18.383 and 2.395. --validation scores the last 48 rows of the training part instead. What follows -- goes
to martlet as it is. Several seeds are columns of their own, and are scored one by one.
"""
import argparse, csv, os, subprocess, tempfile, time
from collections import defaultdict

from command import arguments, forecasts

HORIZON, SEASON = 48, 24
NAIVE2 = (18.383, 2.395)


def load(path):
    series = defaultdict(list)
    with open(path) as file:
        for row in csv.DictReader(file):
            series[row["unique_id"]].append((int(row["ds"]), float(row["y"])))
    return {name: [value for _, value in sorted(rows)] for name, rows in series.items()}


def scores(path, training):
    """For each column the mean sMAPE and MASE of all series."""
    points = defaultdict(lambda: defaultdict(list))
    for name, series, actual, forecast in forecasts(path):
        points[name][series].append((actual, forecast))
    result = {}
    for name, series in points.items():
        smape, mase = 0.0, 0.0
        for key, pairs in series.items():
            past = training[key]
            scale = sum(abs(a - b) for a, b in zip(past[SEASON:], past)) / (len(past) - SEASON)
            smape += sum(200 * abs(y - f) / (abs(y) + abs(f)) if y or f else 0 for y, f in pairs) / len(pairs)
            mase += sum(abs(y - f) for y, f in pairs) / len(pairs) / scale
        result[name] = (smape / len(series), mase / len(series))
    return result


def main():
    given, further = arguments()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("martlet")
    parser.add_argument("folder")
    parser.add_argument("models", nargs="+")
    parser.add_argument("--seeds", default="3")
    parser.add_argument("--jobs", default="2")
    parser.add_argument("--validation", action="store_true")
    options = parser.parse_args(given)
    training = load(os.path.join(options.folder, "m4", "hourly-train.csv"))
    whole = training
    if options.validation:
        training = {key: values[:-HORIZON] for key, values in training.items()}
    else:
        test = load(os.path.join(options.folder, "m4", "hourly-test.csv"))
        whole = {key: values + test[key] for key, values in training.items()}
    with tempfile.TemporaryDirectory() as work:
        path = os.path.join(work, "hourly.csv")
        with open(path, "w") as file:
            file.write("unique_id,ds,y\n")
            for key, values in whole.items():
                file.writelines(f"{key},{row},{value!r}\n" for row, value in enumerate(values, 1))
        for model in options.models:
            out = os.path.join(work, "out.csv")
            start = time.perf_counter()
            subprocess.run(
                [options.martlet, "backtest", path, "--horizon", str(HORIZON), "--n-windows", "1", "--season",
                 str(SEASON), "--model", model, "--seeds", options.seeds, "--jobs", options.jobs, "--out", out,
                 "--quiet", *further], check=True, stdout=subprocess.DEVNULL)
            seconds = time.perf_counter() - start
            for name, (smape, mase) in scores(out, training).items():
                owa = (smape / NAIVE2[0] + mase / NAIVE2[1]) / 2
                print(f"{model:32} {name:20} sMAPE {smape:7.3f}  MASE {mase:6.3f}  OWA {owa:.3f}  {seconds:7.1f} s",
                      flush=True)


if __name__ == "__main__":
    main()
