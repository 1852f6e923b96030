"""Size, power and coverage of the tests of fold losses: the tables of docs/tests.md.

python fold_test_tables.py [DRAWS [TABLE]]    (numpy, scipy; 4,000 draws and all four tables by default, ten minutes)

Two forecasters each know a part of what moves a series; where they know as much, they are equally good in truth,
and what they do not know makes their losses in overlapping folds alike. The functions are the twins of the Swift
types (Tests/MartletEvaluationTests/Goldens/Scripts/fold_tests.py), whose numbers the tests hold to 1e-9.
"""

import math
import pathlib
import sys

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "Tests/MartletEvaluationTests/Goldens/Scripts"))
import fold_tests as tests

FOLDS = (5, 10, 20, 40)
LAYOUTS = ((5, 5), (5, 1), (20, 5))
TRUTHS = ("walk", "white noise", "GARCH walk", "t3 walk", "errors that persist", "walk, own noise")
SKILL = 0.12
KNOWN = 1 - (1 - SKILL) ** 2  # of the variance, by the better of two; the ratio of errors is then 1 - SKILL


def shocks(rng, truth, count, draws, rows):
    """Independent numbers of variance about 1, with the deviations of the truth."""
    z = rng.normal(size=(count, draws, rows))
    if truth == "GARCH walk":
        variance, common = np.ones(draws), rng.normal(size=(draws, 200 + rows))
        deviation = np.empty((draws, rows))
        for t in range(200 + rows):
            if t >= 200:
                deviation[:, t - 200] = np.sqrt(variance)
            variance = 0.02 + 0.1 * variance * common[:, t] ** 2 + 0.88 * variance
        z = z * deviation
    if truth == "t3 walk":
        z = z / np.sqrt(rng.chisquare(3, size=(draws, rows)) / 3)
    return z


def fold_losses(rng, truth, horizon, step, folds, draws, models, better):
    """(models, draws, folds): the mean absolute error in each fold; the last model is the one to beat. With `better`
    the others have the skill SKILL."""
    rows = (folds - 1) * step + horizon
    if truth == "errors that persist":
        common, own = rng.normal(size=(draws, rows)), rng.normal(size=(models, draws, rows))
        # Two models have errors of their own; many have a part in common.
        share = 0 if models == 2 else 0.5
        w = math.sqrt(share) * common + math.sqrt(1 - share) * own
        errors = w.copy()
        for t in range(1, rows):
            errors[..., t] = 0.8 * errors[..., t - 1] + 0.6 * w[..., t]
        if better:
            errors[:-1] *= 1 - SKILL
    elif truth == "walk, own noise":
        # All see the same shocks, and each adds an error of its own to every forecast.
        errors = np.broadcast_to(rng.normal(size=(1, draws, rows)), (models, draws, rows))
    else:
        z = shocks(rng, truth, models + 1, draws, rows)
        # Model k knows all but `rest` and the parts of the others; of many the parts are separate.
        unknown = math.sqrt(1 - KNOWN) * z[-1]
        errors = unknown + math.sqrt(KNOWN) * z[:-1]
        if better:
            errors[:-1] = unknown
    noise = rng.normal(size=(models, draws, folds))
    if better:
        noise[:-1] *= 0.4
    result = np.empty((models, draws, folds))
    for fold in range(folds):
        e = errors[..., fold * step : fold * step + horizon]
        if "walk" in truth:
            e = e.cumsum(-1)
        if truth == "walk, own noise":
            e = e - noise[..., fold, None]
        result[..., fold] = np.abs(e).mean(-1)
    return result


def skill(a, b, overlap):
    """p, low, high of each draw, by the method that the rule chooses."""
    p, least, most = tests.ratios(a, b, "cosines" if overlap > 1 else "student", overlap)
    return p, 1 - most, 1 - least


def harvey(d, overlap):
    n, v = d.shape[1], tests.autocovariance(d, 0)
    if n <= overlap:
        return np.ones(len(d))
    v = v + 2 * sum((tests.autocovariance(d, j) for j in range(1, overlap)), 0 * v)
    v = np.where(v <= 0, tests.bartlett(d, overlap), v)
    k = (n + 1 - 2 * overlap + overlap * (overlap - 1) / n) / n
    return tests.StudentT(n - 1).two_sided(d.mean(-1) * np.sqrt(k * n / v))


def block_bootstrap(d, overlap, rng, number=99):
    """p of the largest |t| by Bartlett weights among resamples of blocks as long as the overlap, without a difference."""
    n = d.shape[1]
    starts = rng.integers(0, n, size=(number, -(-n // overlap)))
    places = ((starts[:, :, None] + np.arange(overlap)) % n).reshape(number, -1)[:, :n]

    def largest(x):
        variance = np.maximum(tests.bartlett(x, tests.bandwidth(n, overlap)), 1e-300)
        return np.abs(x.mean(-1) * np.sqrt(n / variance)).max(0)

    drawn = largest((d - d.mean(1, keepdims=True))[:, places])
    return (1 + (drawn >= largest(d)).sum()) / (1 + number)


def fixed(d, method, overlap):
    error, reference = tests.standard_error(d, method, overlap)
    return reference.two_sided(d.mean(-1) / error)


def table(title, columns, row):
    print(f"\n{title}\n\n| errors | horizon / step | " + " | ".join(columns) + " |\n|---|---|" + "---|" * len(columns))
    for truth in TRUTHS:
        for horizon, step in LAYOUTS:
            cells = [row(truth, horizon, step, folds) for folds in FOLDS]
            text = [", ".join("-" if c[k] is None else f"{100 * c[k]:.1f}" for c in cells) for k in range(len(columns))]
            print(f"| {truth} | {horizon} / {step} | " + " | ".join(text) + " |", flush=True)


def main():
    draws = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
    only = sys.argv[2] if len(sys.argv) > 2 else "1234"
    rng = np.random.default_rng(22)

    def rejections(better):
        def row(truth, horizon, step, folds):
            overlap = -(-horizon // step)
            a, b = fold_losses(rng, truth, horizon, step, folds, draws, 2, better)
            if folds <= overlap:
                return [None] * 5
            p = [harvey(a - b, overlap), fixed(a - b, "bartlett", overlap), fixed(a - b, "cosines", overlap), skill(a, b, overlap)[0]]
            wins = (p[-1] < 0.05) & (a.mean(-1) < b.mean(-1))
            return [*((v < 0.05).mean() for v in p), wins.mean()]
        return row

    names = ["DM-HLN", "Bartlett", "cosines", "SkillTest", "of them wins"]
    if "1" in only:
        table("Rejections in %, equally good, 5 / 10 / 20 / 40 folds", names, rejections(False))
    if "2" in only:
        table("Rejections in %, true skill of 12 % (own noise: less noise)", names, rejections(True))

    def coverage(truth, horizon, step, folds):
        overlap = -(-horizon // step)
        if folds <= overlap:
            return [None] * 3
        result = []
        for better in (False, True):
            a, b = fold_losses(rng, truth, horizon, step, folds, draws, 2, better)
            _, low, high = skill(a, b, overlap)
            true = SKILL if better else 0
            if better and truth == "walk, own noise":
                a, b = fold_losses(rng, truth, horizon, horizon, 20, 20_000, 2, True)
                true = 1 - a.mean() / b.mean()
            result.append(((low <= true) & (true <= high)).mean())
        return [*result, None if folds <= overlap else np.median(high - low)]

    if "3" in only:
        table("Coverage of the 95 % interval in %: no skill, true skill; its width in %", ["no skill", "12 %", "width"], coverage)

    def families(count):
        def row(truth, horizon, step, folds):
            overlap = -(-horizon // step)
            if folds <= overlap:
                return [None] * 5
            number = max(400, draws // 8)
            losses = fold_losses(rng, truth, horizon, step, folds, number, count + 1, False)
            any_single = flipped = drawn = turned = chosen = 0
            waves = tests.cosine_count(folds)
            signs = np.vstack([np.ones(folds), rng.choice([-1.0, 1.0], size=(499, folds))]) / math.sqrt(folds)
            turns = rng.normal(size=(500, waves + 1))
            turns /= np.linalg.norm(turns, axis=1, keepdims=True)
            turns[0] = [1] + [0] * waves
            for draw in range(number):
                d = losses[:-1, draw] - losses[-1, draw]
                p = skill(losses[:-1, draw], np.broadcast_to(losses[-1, draw], d.shape), overlap)[0]
                any_single += (p < 0.05).any()
                single = None
                if overlap == 1:
                    error, reference = tests.standard_error(d, "student", 1, tests.effective_count(d, tests.correlation(d).mean()))
                    single = reference.two_sided(d.mean(1) / error)
                flip = tests.step_down(d, folds - 1, signs, single).min() <= 0.05
                turn = tests.step_down(np.column_stack([d.mean(1) * math.sqrt(folds), tests.cosines(d, waves)]), waves, turns).min() <= 0.05
                flipped += flip
                turned += turn
                drawn += block_bootstrap(d, overlap, rng) <= 0.05
                chosen += turn if overlap > 1 else flip
            return [c / number for c in (any_single, flipped, drawn, turned, chosen)]
        return row

    if "4" in only:
        table("At least one of 18 rivals differs, in %", ["single p", "sign-flip", "block bootstrap", "rotated cosines", "p, all models"], families(18))


if __name__ == "__main__":
    main()
