"""How often intervals hold on series of known truth, through the command, beside other programs:

    python interval_tables.py MARTLET [DRAWS] [TRUTH ...]        (numpy 2.4; without the rivals)
    python interval_tables.py MARTLET 200 --rivals [TRUTH ...]   (statsforecast 2.1, mapie 1.6, scikit-learn 1.9 too)
    python interval_tables.py MARTLET 1000 --short               (native intervals of series of 40 and 400 rows)

Each draw is a series of a panel of its own kind: 150 rows, then as many as 20 or 40 folds of 5 or 20 steps take, which
calibrate the forecast beyond the last row. Printed: the share of the values inside the 80 and the 95 % interval, the share of
them in the third of the draws that moved least of late and in the third that moved most (.94), and width and
Winkler score as multiples of those of `--intervals conformal`. Rivals on the same series: statsforecast's native intervals and its
ConformalIntervals(F, horizon) of the same model; MAPIE's SplitConformalRegressor (calibrated at the same
cutoffs) and TimeSeriesRegressor (EnbPI) around a linear regression of the value h steps ahead on the last one.
"""

import csv
import io
import os
import subprocess
import sys
import tempfile
import zlib

import numpy as np

BEFORE = 150
LEVELS = (80, 95)
# The model that Martlet and statsforecast take.
TRUTHS = {
    "noise": "historic-average", "ar .5": "ar", "ar .95": "ar", "walk": "naive", "garch": "naive", "t3": "naive",
    "t3 noise": "historic-average", "break": "naive", "shift": "ses", "growth": "naive", "rates": "naive",
}
RUNS = {
    "noise": "white noise", "ar .5": "AR(1), .5", "ar .95": "AR(1), .95", "walk": "random walk",
    "garch": "walk, GARCH(1, 1) .1, .88", "t3": "walk, t of 3 degrees", "t3 noise": "noise, t of 3 degrees",
    "break": "walk, twice as wild in the last third", "shift": "noise, level shifts", "growth": "a price without logarithms",
    "rates": "a policy rate: .25 up or down in one row of ten",
}


def series(kind, draws, rows, end):
    """`rows` values, of which those before `end` are known."""
    rng = np.random.default_rng(zlib.crc32(f"{kind} {rows} {end}".encode()))
    burn = 200
    n = rows + burn
    z = rng.standard_normal((draws, n))
    if kind.startswith("ar"):
        phi = float(kind[2:])
        for t in range(1, n):
            z[:, t] += phi * z[:, t - 1]
        return z[:, burn:]
    if kind == "garch":
        h = np.ones(draws)
        for t in range(n):
            z[:, t] *= np.sqrt(h)
            h = 0.02 + 0.1 * z[:, t] ** 2 + 0.88 * h
    if kind in ("t3", "t3 noise"):
        z = rng.standard_t(3, (draws, n))
    if kind == "break":
        z[:, burn + end - (end - BEFORE) // 3 :] *= 2
    if kind == "shift":
        return (z + np.cumsum((rng.random((draws, n)) < 0.02) * rng.standard_normal((draws, n)) * 5, 1))[:, burn:]
    if kind == "growth":
        return 100 * np.exp(np.cumsum(0.01 * z + 0.003, 1))[:, burn:]
    if kind == "rates":
        z = (rng.random((draws, n)) < 0.1) * np.sign(z) * 0.25
    return (z if kind in ("noise", "t3 noise") else np.cumsum(z, 1))[:, burn:]


def martlet(binary, known, horizon, folds, model, source):
    with tempfile.TemporaryDirectory() as folder:
        path, out = os.path.join(folder, "y.csv"), os.path.join(folder, "f.csv")
        with open(path, "w") as file:
            file.write("unique_id,ds,y\n")
            for i, row in enumerate(known):
                file.writelines(f"{i:04d},{t},{float(v)!r}\n" for t, v in enumerate(row))
        words = ["forecast", path, "--target", "y", "--id-col", "unique_id", "--horizon", str(horizon), "--season", "1",
                 "--transform", "none", "--n-windows", str(folds), "--model", model + ":label=M", "--intervals", source,
                 "--level", "80,95", "--out", out, "--quiet"]
        subprocess.run([binary, *words], check=True, stdout=subprocess.DEVNULL)
        rows = list(csv.DictReader(io.open(out)))
    shape = (len(known), horizon)
    assert [r["unique_id"] for r in rows[::horizon]] == [f"{i:04d}" for i in range(len(known))]
    return {p: tuple(np.array([float(r[f"M-{end}-{p}"] or "nan") for r in rows]).reshape(shape) for end in ("lo", "hi"))
            for p in LEVELS}


def statsforecast(known, horizon, folds, model, conformal):
    import pandas
    from statsforecast import StatsForecast
    from statsforecast.models import AutoRegressive, HistoricAverage, Naive, SimpleExponentialSmoothingOptimized
    from statsforecast.utils import ConformalIntervals

    made = {"naive": Naive, "historic-average": HistoricAverage, "ses": SimpleExponentialSmoothingOptimized,
            "ar": lambda **k: AutoRegressive(lags=[1], **k)}[model]
    own = made(prediction_intervals=ConformalIntervals(n_windows=folds, h=horizon)) if conformal else made()
    rows, length = known.shape
    frame = pandas.DataFrame({"unique_id": np.repeat([f"{i:04d}" for i in range(rows)], length),
                              "ds": np.tile(np.arange(length), rows), "y": known.ravel()})
    out = StatsForecast([own], freq=1).forecast(df=frame, h=horizon, level=list(LEVELS))
    return {p: tuple(out[next(c for c in out if c.endswith(f"-{end}-{p}"))].to_numpy().reshape(rows, horizon)
                     for end in ("lo", "hi")) for p in LEVELS}


def mapie(known, horizon, folds, kind):
    import warnings

    from mapie.regression import SplitConformalRegressor, TimeSeriesRegressor
    from mapie.subsample import BlockBootstrap
    from sklearn.linear_model import LinearRegression

    warnings.filterwarnings("ignore")
    rows, length = known.shape
    levels = [p / 100 for p in LEVELS]
    ends = np.full((2, 2, rows, horizon), np.nan)
    cutoffs = length - 1 - horizon * np.arange(folds, 0, -1)
    for i, y in enumerate(known):
        for h in range(1, horizon + 1):
            if kind == "split":
                learnt = np.arange(cutoffs[0] - h + 1)
                model = LinearRegression().fit(y[learnt, None], y[learnt + h])
                model = SplitConformalRegressor(model, confidence_level=levels, prefit=True)
                model.conformalize(y[cutoffs, None], y[cutoffs + h])
                _, found = model.predict_interval(y[-1:, None])
            else:
                learnt = np.arange(length - h)
                cv = BlockBootstrap(n_resamplings=20, n_blocks=10, overlapping=False, random_state=1)
                model = TimeSeriesRegressor(LinearRegression(), method="enbpi", cv=cv, agg_function="mean")
                model.fit(y[learnt, None], y[learnt + h])
                _, found = model.predict(y[-1:, None], confidence_level=levels)
            ends[:, :, i, h - 1] = found[0]
    return {p: (ends[0, k], ends[1, k]) for k, p in enumerate(LEVELS)}


def show(name, found, truth, third, base):
    cells = []
    for p in LEVELS:
        low, high = found[p]
        inside = np.where(np.isnan(low), np.nan, (low <= truth) & (truth <= high))
        width = np.nanmean(high - low)
        outside = np.maximum(low - truth, 0) + np.maximum(truth - high, 0)
        score = np.nanmean(high - low + 2 / (1 - p / 100) * outside)
        first = base.setdefault(p, (width, score))
        held = [100 * np.nanmean(inside[rows]) for rows in (slice(None), third == 0, third == 2)]
        cells.append("%5.1f | %5.1f | %5.1f | %5.2f | %5.2f" % (*held, width / first[0], score / first[1]))
    print(f"| {name:22} | " + " | ".join(cells) + " |", flush=True)


def short(binary, draws):
    """How often native intervals of 5 steps hold where a model has few rows to learn its own errors from."""
    print("| series | model | 80 %, 40 rows | 95 %, 40 rows | 80 %, 400 rows | 95 %, 400 rows |\n|---|---|---|---|---|---|")
    for kind, models in (("walk", ("naive", "drift", "ses", "theta", "auto-ets", "ar")),
                         ("ar .5", ("historic-average", "ses", "theta", "auto-ets", "ar"))):
        for model in models:
            held = []
            for rows in (40, 400):
                values = series(kind, draws, rows + 5, rows)
                found = martlet(binary, values[:, :rows], 5, 0, model, "native")
                held += [100 * np.mean((found[p][0] <= values[:, rows:]) & (values[:, rows:] <= found[p][1])) for p in LEVELS]
            print(f"| {RUNS[kind]} | `{model}` | " + " | ".join(f"{h:.0f}" for h in held) + " |", flush=True)


def main():
    words = [w for w in sys.argv[1:] if not w.startswith("--")]
    rivals = "--rivals" in sys.argv
    binary, draws = words[0], int(words[1]) if len(words) > 1 else 300
    if "--short" in sys.argv:
        return short(binary, draws)
    for kind in words[2:] or TRUTHS:
        for horizon, folds in ((5, 20), (5, 40), (20, 20), (20, 40)):
            end = BEFORE + folds * horizon
            values = series(kind, draws, end + horizon, end)
            known, truth = values[:, :end], values[:, end:]
            changes = np.diff(known) ** 2
            weights = 0.94 ** np.arange(changes.shape[1])[::-1]
            moved = (changes * weights).sum(1) / weights.sum() / np.maximum(changes.mean(1), 1e-12)
            third = np.digitize(moved, np.quantile(moved, (1 / 3, 2 / 3)))
            print(f"\n{RUNS[kind]}: {folds} folds of {horizon} steps, {TRUTHS[kind]}, {draws} draws\n")
            print("| intervals | 80 % | calm | wild | width | Winkler | 95 % | calm | wild | width | Winkler |")
            print("|---|" + "---|" * 10)
            base = {}
            for source in ("conformal", "scaled", "adaptive", "cqr", "native"):
                show(source, martlet(binary, known, horizon, folds, TRUTHS[kind], source), truth, third, base)
            if rivals:
                # Its exponential smoothing has no intervals of its own.
                own = [("statsforecast", False)] if TRUTHS[kind] != "ses" else []
                for name, conformal in [*own, ("its conformal", True)]:
                    show(name, statsforecast(known, horizon, folds, TRUTHS[kind], conformal), truth, third, base)
                show("MAPIE, split", mapie(known, horizon, folds, "split"), truth, third, base)
                if horizon == 5:
                    # A fifth of a second a step and draw.
                    some = slice(0, 60)
                    found = mapie(known[some], horizon, folds, "EnbPI")
                    show("MAPIE, EnbPI, 60 draws", found, truth[some], third[some], base)


main()
