"""What is scored where rows are missing, on random walks of which 35 % are: nothing can beat the last
value there, and nothing that repeats it can lose.

    python3 Scripts/simulate_filled_rows.py .build/release/martlet [draws] [models]

Prints for each rule and model the mean error over the draws, that of naive on the rows that exist (counted
here), the ratio to naive's, and in how many draws the verdict is `loses` or `beats`.
"""

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

ROWS, FOLDS, SHARE = 400, 100, 0.35
MODELS = (sys.argv[3] if len(sys.argv) > 3 else "drift,ses,ridge").split(",")


def draw(seed):
    chance = random.Random(seed)
    level, cells = 0.0, []
    for row in range(ROWS):
        level += chance.gauss(0, 1)
        cells.append(None if row and chance.random() < SHARE else level)
    return cells


def error_of_last_value(cells):
    errors, last = [], None
    for row, value in enumerate(cells):
        if value is None:
            continue
        if row >= ROWS - FOLDS:
            errors.append(abs(value - last))
        last = value
    return sum(errors) / len(errors)


def run(martlet, cells, rule, folder):
    path = Path(folder) / "walk.csv"
    path.write_text("ds,y\n" + "".join(f"{i},{'' if v is None else repr(v)}\n" for i, v in enumerate(cells)))
    words = [martlet, "backtest", str(path), "--target", "y", "--missing", rule, "--horizon", "1"]
    words += ["--n-windows", str(FOLDS), "--json", "--quiet"] + [w for m in MODELS for w in ("--model", m)]
    models = json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)["models"]
    return [(m["label"], m["scores"]["mae"]["mean"], m["outcome"]) for m in models]


def main():
    martlet, draws = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 60
    with tempfile.TemporaryDirectory() as folder:
        for rule in ["forward-fill", "mask", "interpolate-past", "drop"]:
            found, truth = {}, []
            for seed in range(draws):
                cells = draw(seed)
                truth.append(error_of_last_value(cells))
                for label, error, outcome in run(martlet, cells, rule, folder):
                    found.setdefault(label, []).append((error, outcome))
            naive = sum(e for e, _ in found["Naive"]) / draws
            print(f"{rule}: naive on the rows that exist {sum(truth) / draws:.4f}")
            for label, runs in found.items():
                mean = sum(e for e, _ in runs) / draws
                outcomes = [o for _, o in runs]
                print(f"  {label:20} MAE {mean:.4f}  / naive {mean / naive:.4f}"
                      f"  loses {outcomes.count('loses')}, beats {outcomes.count('beats')} of {draws}")


main()
