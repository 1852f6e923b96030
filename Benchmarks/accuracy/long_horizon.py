"""Accuracy of martlet's models over long horizons: ETTh1 and Exchange, MSE and MAE of z-scores, and seconds.

    python long_horizon.py MARTLET FOLDER MODEL... [--data etth1,exchange] [--horizons 96,192,336,720]
                           [--seeds 3] [--jobs 2] [--validation [--blocks 1]] [-- OPTION...]

FOLDER holds ETTh1.csv and exchange_rate.csv. One model for all channels, one fit, all windows of the test rows at
stride 1, errors in training standard deviations of each channel (ddof 0). --validation scores the validation rows
instead, after a fit on three quarters of the training rows: for choices, which the test rows must not make. --blocks 4
does so four times, on as many rows each, one block before the other and trained on what is before it; at the end it
says each model's mean MSE as a share of naive's. What follows -- goes to martlet as it is. Naive rows are in every
run: check them against published ones first.
"""
import argparse, collections, csv, itertools, os, re, statistics, subprocess, time

from command import arguments

HORIZONS = "96,192,336,720"


def split(data, rows, validation, block):
    """Rows to train on, to choose the step with, and to score; these are the first ones of the file."""
    if data == "etth1":
        train, middle, test = 8640, 2880, 2880
    else:
        train, test = int(0.7 * rows), int(0.2 * rows)
        middle = rows - train - test
    if not validation:
        return train, middle, test
    train -= block * middle
    held = train // 4
    return train - held, held, middle


def squares(row):
    """The MSE in a row of scores: name, MAE, MSE, some with the number of seeds and deviations."""
    return float(re.sub(r"\(\d+ seeds\)|\+- \S+", "", row).split()[2])


def main():
    given, further = arguments()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("martlet")
    parser.add_argument("folder")
    parser.add_argument("models", nargs="+")
    parser.add_argument("--data", default="etth1,exchange")
    parser.add_argument("--horizons", default=HORIZONS)
    parser.add_argument("--seeds", default="3")
    parser.add_argument("--jobs", default="2")
    parser.add_argument("--validation", action="store_true")
    parser.add_argument("--blocks", type=int, default=1)
    options = parser.parse_args(given)
    if options.blocks > 1 and not options.validation:
        parser.error("--blocks are of validation rows: give --validation too")
    files = {"etth1": ("ETTh1.csv", 24), "exchange": ("exchange_rate.csv", 7)}
    for data in options.data.split(","):
        name, season = files[data]
        path = os.path.join(options.folder, name)
        with open(path) as file:
            rows = sum(1 for _ in csv.reader(file)) - 1
        shares = collections.defaultdict(list)
        for horizon, block in itertools.product(options.horizons.split(","), range(options.blocks)):
            train, middle, test = split(data, rows, options.validation, block)
            for model in options.models:
                start = time.perf_counter()
                run = subprocess.run(
                    [options.martlet, "backtest", path, "--target", "all", "--horizon", horizon,
                     "--train-size", str(train), "--val-size", str(middle), "--test-size", str(test),
                     "--metric-scale", "train", "--season", str(season), "--model", model,
                     "--seeds", options.seeds, "--jobs", options.jobs, "--quiet", *further],
                    capture_output=True, text=True)
                seconds = time.perf_counter() - start
                lines = run.stdout.splitlines()
                head = next((i for i, line in enumerate(lines) if re.search(r"\bMAE +MSE\b", line)), None)
                if head is None:
                    print(f"{data} {horizon} {model}: {run.stderr.strip()}", flush=True)
                    continue
                scores = [" ".join(line.split()) for line in lines[head + 1:head + 4] if line.strip()]
                if model == options.models[0]:
                    heading = f"{data} {horizon}" + (f" block {block}" if block else "")
                    print(f"{heading} ({' '.join(lines[head].split())})\n  {scores[0]}", flush=True)
                print(f"  {model}: {' | '.join(scores[1:])}  [{seconds:.0f} s]", flush=True)
                shares[model] += [squares(row) / squares(scores[0]) for row in scores[1:2]]
        for model, values in shares.items() if options.blocks > 1 else ():
            print(f"{data} {model}: {statistics.mean(values):.4f} of naive's MSE", flush=True)


if __name__ == "__main__":
    main()
