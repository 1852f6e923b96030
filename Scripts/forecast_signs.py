#!/usr/bin/env python3
"""How often `martlet audit --with` finds a sign in honest forecasts, and in planted leaks.

Usage: Scripts/forecast_signs.py MARTLET [DRAWS [LEAKS [FOLDS STEP]]]

Series of 300 rows, horizon 5. A file of honest forecasts has six models: the last value, drift, ridge on 12 lags, an
autoregression of order 3, the true conditional mean, and that mean with half of what surprises it known ahead. A leak
stands alone in its file. DRAWS files of honest forecasts are made of each kind of series, LEAKS of each leak. Prints
percentages of files with a sign. Needs numpy.
"""
import datetime
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

ROWS, HORIZON = 300, 5
KINDS = ["walk", "t3 walk", "GARCH walk", "AR .5", "AR .95", "season", "trend", "whole numbers"]


def series(kind, rng):
    """The values and, from a row, the true mean of the next steps."""
    noise = rng.standard_normal(ROWS)
    time = np.arange(ROWS)
    if kind == "t3 walk":
        noise = rng.standard_t(3, ROWS)
    if kind == "GARCH walk":
        variance = 1.0
        for t in range(ROWS):
            noise[t] *= np.sqrt(variance)
            variance = 0.05 + 0.1 * noise[t] ** 2 + 0.85 * variance
    if kind in ("AR .5", "AR .95"):
        phi = float(kind.split()[1])
        y = np.zeros(ROWS)
        for t in range(1, ROWS):
            y[t] = phi * y[t - 1] + noise[t]
        return 50 + y, lambda v, c: 50 + (v[c - 1] - 50) * phi ** np.arange(1, HORIZON + 1)
    if kind == "season":
        mean = 100 + 5 * np.sin(2 * np.pi * time / 7)
        return mean + noise, lambda v, c: mean[c : c + HORIZON]
    if kind == "trend":
        mean = 100 + 0.5 * time
        return mean + noise, lambda v, c: mean[c : c + HORIZON]
    if kind == "whole numbers":
        return np.round(500 + np.cumsum(3 * noise)), lambda v, c: np.repeat(v[c - 1], HORIZON)
    return 100 + np.cumsum(noise), lambda v, c: np.repeat(v[c - 1], HORIZON)


def ridge(known, lags=12, penalty=1.0):
    """Step by step from the distances of the last values to the last one."""
    rows = range(lags, len(known) - HORIZON + 1)
    x = np.array([np.r_[known[t - lags : t] - known[t - 1], 1] for t in rows])
    now = np.r_[known[-lags:] - known[-1], 1]
    left = x.T @ x + penalty * np.diag([1] * lags + [0])
    after = np.array([known[t : t + HORIZON] - known[t - 1] for t in rows])
    return known[-1] + now @ np.linalg.solve(left, x.T @ after)


def autoregression(known, steps=HORIZON, order=3):
    x = np.array([np.r_[known[t - order : t], 1] for t in range(order, len(known))])
    weights = np.linalg.lstsq(x, known[order:], rcond=None)[0]
    values = list(known)
    for _ in range(steps):
        values.append(np.r_[values[-order:], 1] @ weights)
    return np.array(values[len(known) :])


def honest(y, mean, cuts, kind, rng):
    actual = np.array([y[c : c + HORIZON] for c in cuts])
    best = np.array([mean(y, c) for c in cuts])
    surprise = actual - best
    grows = kind not in ("season", "trend", "AR .5")
    part = np.diff(np.c_[np.zeros(len(cuts)), surprise], axis=1) if grows else surprise
    part = 0.5 * part + 0.5 * part.std() * rng.standard_normal(part.shape)
    steps = np.arange(1, HORIZON + 1)
    models = {
        "Last": np.array([np.repeat(y[c - 1], HORIZON) for c in cuts]),
        "Line": np.array([y[c - 1] + steps * (y[c - 1] - y[0]) / (c - 1) for c in cuts]),
        "Lags": np.array([ridge(y[:c]) for c in cuts]),
        "AR": np.array([autoregression(y[:c]) for c in cuts]),
        "Truth": best,
        "Known": best + (np.cumsum(part, axis=1) if grows else part),
    }
    return {k: np.round(v) for k, v in models.items()} if kind == "whole numbers" else models


def leaks(y, mean, cuts, rng):
    def at(shift):
        return np.array([[y[min(c + h + shift, ROWS - 1)] for h in range(HORIZON)] for c in cuts])

    actual, best = at(0), np.array([mean(y, c) for c in cuts])
    move = np.std((actual - best)[:, 0])
    noise = rng.standard_normal(actual.shape)
    one = best.copy()
    one[len(cuts) // 2] = actual[len(cuts) // 2]
    return {
        "copies in one fold": one,
        "values one step later": at(1),
        "last value of the step before": at(-1),
        "one-step AR in place of five": np.array(
            [[autoregression(y[: c + h], 1)[0] for h in range(HORIZON)] for c in cuts]
        ),
        "a third of the way to what happened": best + (actual - best) / 3,
        "what happened, with noise of .3": actual + 0.3 * move * noise,
        "the same, .5": actual + 0.5 * move * noise,
        "centred mean of three": (at(-1) + actual + at(1)) / 3,
        "of five": sum(at(k) for k in range(-2, 3)) / 5,
        "mean of all rows": best + 0.1 * (y.mean() - best),
    }


def signs(martlet, folder, y, cuts, models):
    days = [datetime.date(2020, 1, 1) + datetime.timedelta(t) for t in range(ROWS)]
    (folder / "a.csv").write_text("ds,y\n" + "".join(f"{d},{v:.4f}\n" for d, v in zip(days, y)))
    lines = ["ds,cutoff," + ",".join(models)]
    for fold, c in enumerate(cuts):
        for h in range(HORIZON):
            values = ",".join(f"{m[fold][h]:.4f}" for m in models.values())
            lines.append(f"{days[c + h]},{days[c - 1]},{values}")
    (folder / "f.csv").write_text("\n".join(lines) + "\n")
    words = "audit a.csv --with f.csv --quiet --out signs.csv --jobs 1"
    run = subprocess.run([martlet, *words.split()], cwd=folder, capture_output=True, text=True)
    if run.returncode not in (0, 1):
        raise SystemExit(run.stderr)
    rows = [line.split(",") for line in (folder / "signs.csv").read_text().splitlines()[1:]]
    return {(row[0], row[1]) for row in rows if row[2] == "SUSPICIOUS"}


def main():
    martlet = str(Path(sys.argv[1]).resolve())
    draws = int(sys.argv[2]) if len(sys.argv) > 2 else 40
    leaky = int(sys.argv[3]) if len(sys.argv) > 3 else 10
    folds, step = map(int, sys.argv[4:6]) if len(sys.argv) > 5 else (20, 5)
    cuts = [ROWS - HORIZON - step * k for k in range(folds)][::-1]
    table, files, which = {}, 0, []
    with tempfile.TemporaryDirectory() as name:
        for place, kind in enumerate(KINDS):
            for draw in range(draws):
                rng = np.random.default_rng([place, draw])
                y, mean = series(kind, rng)
                found = signs(martlet, Path(name), y, cuts, honest(y, mean, cuts, kind, rng))
                table.setdefault("honest file of six", {}).setdefault(kind, []).append(bool(found))
                which += [(kind, draw, *sign) for sign in sorted(found)]
                if draw >= leaky:
                    continue
                for leak, paths in leaks(y, mean, cuts, rng).items():
                    found = signs(martlet, Path(name), y, cuts, {"Leak": paths})
                    table.setdefault(leak, {}).setdefault(kind, []).append(bool(found))
    print(f"{folds} folds of {HORIZON} steps, {step} apart; {draws} honest draws, {leaky} of each leak\n")
    print("| % of files with a sign | " + " | ".join(KINDS) + " |")
    print("|---" * (len(KINDS) + 1) + "|")
    for row, cells in table.items():
        print(f"| {row} | " + " | ".join(f"{100 * np.mean(cells[k]):.3g}" for k in KINDS) + " |")
    for sign in which:
        print("honest, and found:", *sign)


main()
