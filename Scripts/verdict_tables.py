"""How often the verdict of the command is right: the tables of docs/tests.md that are made through `martlet` itself.

python verdict_tables.py MARTLET TABLE [DRAWS]    (numpy)

TABLE is `size` (a forecaster that is as good as naive, by `martlet score`), `walks` (models on random walks, where
naive is best), `panel` (50 walks with errors in common) or `truths` (six models on series of which the truth is
known). Draws are independent; two run at a time.
"""

import concurrent.futures
import json
import math
import pathlib
import subprocess
import sys
import tempfile

import numpy as np

MARTLET = sys.argv[1]
FOLDS = (5, 10, 20, 40)
RIVALS = [
    "drift", "historic-average", "ses", "holt", "damped-holt", "theta", "optimised-theta", "auto-ets", "ar", "ets:form=ANN",
    "ets:form=MAN", "ridge", "ridge:input-size=2", "ridge:input-size=4", "ridge:input-size=6", "ridge:input-size=8",
    "ridge:input-size=12", "ridge:input-size=20", "ridge:penalty=0.1", "ridge:penalty=10", "ridge:penalty=1000",
    "ridge:half-life=20", "ridge:half-life=50", "ridge:input-size=4,half-life=30",
]


def run(words, files):
    """The JSON of a command over files of rows."""
    with tempfile.TemporaryDirectory() as folder:
        for name, lines in files.items():
            pathlib.Path(folder, name).write_text("\n".join(lines) + "\n")
        done = subprocess.run([MARTLET, *words, "--json", "--quiet", "--jobs", "1"], cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(words)}: {done.stderr}")
    return json.loads(done.stdout)


def draws(function, number):
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return list(pool.map(function, range(number)))


def series(rng, truth, rows, deviations=None):
    """A series, and the deviations that another one of the same truth needs to be as wild at the same times."""
    z = rng.normal(size=rows)
    if truth == "white noise":
        return z, None
    if truth == "t3 walk":
        return (rng.standard_t(3, rows)).cumsum(), None
    if truth == "GARCH walk":
        if deviations is None:
            deviations, variance = np.empty(rows), 1.0
            for t in range(-200, rows):
                if t >= 0:
                    deviations[t] = math.sqrt(variance)
                variance = 0.02 + 0.1 * variance * rng.normal() ** 2 + 0.88 * variance
        return (deviations * z).cumsum(), deviations
    if truth == "errors that persist":
        steps = z.copy()
        for t in range(1, rows):
            steps[t] = 0.8 * steps[t - 1] + 0.6 * z[t]
        return steps.cumsum(), None
    return z.cumsum(), None


def size(number):
    """A forecaster whose errors have the law of those of naive, and a correlation of .5 with them."""
    print("| errors | horizon / step | 5 / 10 / 20 / 40 folds: differs | beats | loses |\n|---|---|---|---|---|")
    for truth in ("white noise", "walk", "GARCH walk", "t3 walk", "errors that persist"):
        for horizon, step in ((5, 5), (5, 1), (20, 5)):
            cells = []
            for folds in FOLDS:
                def one(draw):
                    rng = np.random.default_rng([draw, folds, horizon, step])
                    rows = 60 + (folds - 1) * step + horizon
                    y, deviations = series(rng, truth, rows)
                    other, _ = series(rng, truth, rows, deviations)
                    lines = ["ds,cutoff,Other"]
                    for fold in range(folds):
                        last = 59 + fold * step
                        own = y[last + 1 : last + 1 + horizon] - y[last]
                        error = 0.5 * own + math.sqrt(0.75) * (other[last + 1 : last + 1 + horizon] - other[last])
                        lines += [f"{last + 1 + h},{last},{y[last + 1 + h] - error[h]:.10g}" for h in range(horizon)]
                    actual = ["ds,y"] + [f"{t},{v:.10g}" for t, v in enumerate(y)]
                    document = run(["score", "f.csv", "a.csv"], {"f.csv": lines, "a.csv": actual})
                    model = next(m for m in document["models"] if m["label"] == "Other")
                    return model["against_naive"]["p_value"], model["outcome"]
                found = draws(one, number)
                tested = [p for p, _ in found if p is not None]
                share = lambda word: f"{100 * sum(o == word for _, o in found) / number:.1f}"
                cells.append((f"{100 * sum(p < 0.05 for p in tested) / number:.1f}" if tested else "-", share("beats"), share("loses")))
            print(f"| {truth} | {horizon} / {step} | " + " | ".join(", ".join(c[k] for c in cells) for k in range(3)) + " |", flush=True)


def walks(number):
    """How often some model beats naive on a walk."""
    print("| models | folds | some model beats naive | by its single p |\n|---|---|---|---|")
    for names in (["ridge"], RIVALS[:18], RIVALS[:24]):
        for folds in (5, 20, 40):
            def one(draw):
                rng = np.random.default_rng([draw, folds, len(names)])
                y = 100 + rng.normal(size=100 + 5 * folds).cumsum() * 0.5
                words = ["compare", "a.csv", "--target", "y", "--horizon", "5", "--n-windows", str(folds), "--level", "80"]
                for name in names:
                    words += ["--model", name]
                models = run(words, {"a.csv": ["ds,y"] + [f"{t},{v:.10g}" for t, v in enumerate(y)]})["models"]
                single = any((m["against_naive"]["p_value"] or 1) < 0.05 and m["against_naive"]["skill"] > 0 for m in models)
                return any(m["outcome"] == "beats" for m in models), single
            found = np.array(draws(one, number))
            print(f"| {len(names)} | {folds} | {100 * found[:, 0].mean():.1f} | {100 * found[:, 1].mean():.1f} |", flush=True)


def panel(number):
    """The same on 50 walks that share half of their variance."""
    print("| models | folds | some model beats naive | single p |\n|---|---|---|---|")
    names = ["ridge", "theta", "drift", "ses", "holt"]
    for folds in (5, 20, 40):
        def one(draw):
            rng = np.random.default_rng([draw, folds, 50])
            steps = rng.normal(size=(50, 60 + 5 * folds)) + rng.normal(size=60 + 5 * folds)
            lines = ["unique_id,ds,y"]
            for k, y in enumerate(100 + 0.5 * steps.cumsum(1)):
                lines += [f"s{k},{t},{v:.10g}" for t, v in enumerate(y)]
            words = ["compare", "a.csv", "--id-col", "unique_id", "--target", "y", "--horizon", "5", "--n-windows", str(folds), "--level", "80"]
            for name in names:
                words += ["--model", name]
            models = run(words, {"a.csv": lines})["models"]
            single = any((m["against_naive"]["p_value"] or 1) < 0.05 and m["against_naive"]["skill"] > 0 for m in models)
            return any(m["outcome"] == "beats" for m in models), single
        found = np.array(draws(one, number))
        print(f"| {len(names)} | {folds} | {100 * found[:, 0].mean():.1f} | {100 * found[:, 1].mean():.1f} |", flush=True)


def known(rng, truth):
    rows, season = 300, 12
    z = rng.normal(size=rows + 100)
    if truth.startswith("AR"):
        y = np.zeros(rows + 100)
        for t in range(1, rows + 100):
            y[t] = float(truth[3:]) * y[t - 1] + z[t]
        return y[100:]
    z, t = z[:rows], np.arange(rows)
    return {
        "white noise": z, "season": 3 * np.sin(2 * math.pi * t / season) + z, "trend": 0.1 * t + z, "drift": (0.1 + z).cumsum(), "walk": z.cumsum(),
    }[truth]


def truths(number):
    """Wins and losses of six models, together and each alone."""
    names = {"Ridge": "ridge", "Theta": "theta", "AutoETS": "auto-ets", "Auto": "auto", "RandomWalkWithDrift": "drift", "SeasonalNaive": "seasonal-naive"}
    print("| truth | " + " | ".join(names) + " |\n|---|" + "---|" * len(names))
    for truth in ("white noise", "AR .5", "AR .95", "season", "trend", "drift", "walk"):
        def one(draw):
            rng = np.random.default_rng([draw, 300])
            lines = ["ds,y"] + [f"{t},{v:.10g}" for t, v in enumerate(known(rng, truth))]
            words = ["backtest", "a.csv", "--target", "y", "--horizon", "5", "--n-windows", "20", "--season", "12", "--level", "80"]
            alone = {label: next(m for m in run([*words, "--model", name], {"a.csv": lines})["models"] if m["label"] == label)["outcome"] for label, name in names.items()}
            for name in names.values():
                words += ["--model", name]
            together = {m["label"]: m["outcome"] for m in run(words, {"a.csv": lines})["models"]}
            return alone, together
        found = draws(one, number)
        cells = []
        for label in names:
            count = lambda place, word: round(100 * sum(f[place][label] == word for f in found) / number)
            cells.append(f"{count(0, 'beats')} / {count(0, 'loses')}; {count(1, 'beats')} / {count(1, 'loses')}")
        print(f"| {truth} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    default = {"size": 2000, "walks": 500, "panel": 500, "truths": 100}
    table = sys.argv[2]
    {"size": size, "walks": walks, "panel": panel, "truths": truths}[table](int(sys.argv[3]) if len(sys.argv) > 3 else default[table])
