"""The simulations behind the rules for panels, as tables (docs/decisions.md, docs/auto.md). Needs numpy and scipy.

    python panel_rules.py

1. What one calm series among twelve does to a skill, by the bound on its unit.
2. What a t test over the series of one fold says where nothing is better.
3. How often a choice among naive, drift and a smoothed level with half the drift leaves naive, and what that costs.
"""

import numpy as np
from scipy.stats import t as student

rng = np.random.default_rng(1)
BOUNDS = [np.inf, 5, 3, 2, 1]


def skill(own, naive, scale, bound):
    ratio = naive / scale
    middle = np.sort(ratio)[(len(ratio) - 1) // 2]
    unit = np.maximum(scale, naive / (bound * middle))
    return 1 - (own / unit).sum() / (naive / unit).sum()


def calm_series():
    print("1. mean skill by bound; a tenth better on eleven, 50 % worse on the odd one")
    for odd, before, after in (("like the others", 1, 1), ("calm before", 1e-3, 1), ("calm in the folds", 1, 1e-3)):
        for folds in (1, 20):
            found = {bound: [] for bound in BOUNDS}
            for _ in range(400):
                steps = rng.normal(size=(12, 100 + folds))
                steps[0, :100] *= before
                steps[0, 100:] *= after
                scale, naive = np.abs(steps[:, :100]).mean(1), np.abs(steps[:, 100:]).mean(1)
                own = naive * np.where(np.arange(12) == 0, 1.5, 0.9)
                for bound in BOUNDS:
                    found[bound].append(skill(own, naive, scale, bound))
            row = "  ".join(f"{bound}: {100 * np.mean(values):+6.1f} %" for bound, values in found.items())
            print(f"  {odd:18} folds {folds:2}  {row}")
    print("   a forecast that is naive and noise, 50 series: what the bound itself changes")
    for folds in (1, 5, 20):
        found, own_sum, naive_sum = {bound: [] for bound in BOUNDS}, 0, 0
        for _ in range(2000):
            steps = rng.normal(size=(50, 100 + folds))
            errors = steps[:, 100:]
            scale, naive = np.abs(steps[:, :100]).mean(1), np.abs(errors).mean(1)
            own = np.abs(errors - 0.4 * rng.normal(size=errors.shape)).mean(1)
            own_sum, naive_sum = own_sum + own.sum(), naive_sum + naive.sum()
            for bound in BOUNDS:
                found[bound].append(skill(own, naive, scale, bound))
        row = "  ".join(f"{bound}: {100 * np.mean(values):+6.1f} %" for bound, values in found.items())
        print(f"  folds {folds:2}  true {100 * (1 - own_sum / naive_sum):+5.1f} %  {row}")


def test_over_series():
    print("2. share of draws with p < .05: one fold, 50 series, differences of losses that correlate by rho")
    for rho in (0, 0.1, 0.3, 0.6):
        draws = np.sqrt(rho) * rng.normal(size=(4000, 1)) + np.sqrt(1 - rho) * rng.normal(size=(4000, 50))
        statistic = draws.mean(1) / (draws.std(1, ddof=1) / np.sqrt(50))
        print(f"  rho {rho:3}: {100 * (2 * student.sf(np.abs(statistic), 49) < 0.05).mean():4.0f} %")


def forecasts(known, start, horizon):
    last, steps = known[:, -1:], np.arange(1, horizon + 1)
    drift = ((known[:, start - 1] - known[:, 0]) / (start - 1))[:, None] * steps
    level = known[:, 0].copy()
    for row in range(1, known.shape[1]):
        level = 0.7 * known[:, row] + 0.3 * level
    return [last + 0 * drift, last + drift, level[:, None] + drift / 2]


def p_value(differences):
    count, deviation = len(differences), differences.std(ddof=1) if len(differences) > 1 else 0
    return 1 if count < 3 else student.sf(differences.mean() / (deviation / np.sqrt(count)), count - 1)


def choice(rows, rho, drift, horizon=6, count=50, draws=400):
    folds = max(1, rows // 2 // horizon)
    start = rows - folds * horizon
    left, chosen, naive = [0, 0], [0.0, 0.0], 0.0
    for _ in range(draws):
        shocks = np.sqrt(rho) * rng.normal(size=(1, rows + horizon)) + np.sqrt(1 - rho) * rng.normal(size=(count, rows + horizon))
        values = np.cumsum(shocks + drift, 1)
        errors = np.array([
            [np.abs(path - values[:, cut:cut + horizon]).mean(1) for path in forecasts(values[:, :cut], start, horizon)]
            for cut in range(start, rows, horizon)
        ])  # fold, model, series
        outer = [np.abs(path - values[:, rows:]).mean() for path in forecasts(values[:, :rows], rows, horizon)]
        naive += outer[0]
        for rule, axis in enumerate((0, 2)):  # over series where there are more, over folds alone
            seen = errors.mean(axis) if axis == 0 else errors.mean(axis).T
            clear = [model for model in (1, 2) if 2 * p_value(seen[0] - seen[model]) < 0.05]
            pick = min(clear, key=lambda model: seen[model].mean(), default=0)
            left[rule] += pick > 0
            chosen[rule] += outer[pick]
    return folds, [100 * x / draws for x in left], [x / naive for x in chosen]


def choices():
    print("3. share of choices that leave naive, and the error of what was chosen over that of naive")
    for drift in (0, 0.5):
        for rows in (18, 60, 120):
            for rho in (0, 0.1, 0.3, 0.6):
                folds, left, error = choice(rows, rho, drift)
                print(f"  drift {drift:3} inner folds {folds:2} rho {rho:3}: over series {left[0]:3.0f} % {error[0]:.3f}, over folds {left[1]:3.0f} % {error[1]:.3f}")


calm_series()
test_over_series()
choices()
