"""How often intervals from past errors hold, step by step, when folds overlap: python conformal_coverage.py

Random walk, AR(1) with .8 and GARCH(1, 1) with .1 and .88; the last value, of the AR its fitted forecast.
`apart` is the number of folds that do not overlap at the last step. Rows: all errors counted as if none
overlapped (all), as those apart (1x), twice and three times these; a running maximum of `all` along the
horizon, and its isotonic means. Columns: coverage in % over all steps, at the first, the middle and the last, the
least; width beside `all`; Winkler score; % of forecasts in which some width falls.  (numpy 2.4; 4 minutes)
"""

import math

import numpy as np

rng = np.random.default_rng(1)


def errors(kind, draws, folds, step, horizon, before=120):
    end = before + (folds - 1) * step + horizon
    z = rng.standard_normal((draws, end + horizon + 200))
    if kind == "garch":
        h = np.ones(draws)
        for t in range(z.shape[1]):
            z[:, t] *= np.sqrt(h)
            h = 0.02 + 0.1 * z[:, t] ** 2 + 0.88 * h
    y = z if kind == "ar" else np.cumsum(z, 1)
    if kind == "ar":
        for t in range(1, y.shape[1]):
            y[:, t] += 0.8 * y[:, t - 1]
    y = y[:, 200:]
    made = np.empty((draws, folds + 1, horizon))
    for place, cut in enumerate([before + k * step - 1 for k in range(folds)] + [end - 1]):
        forecast = np.repeat(y[:, [cut]], horizon, 1)
        if kind == "ar":
            phi = (y[:, 1 : cut + 1] * y[:, :cut]).sum(1) / (y[:, :cut] ** 2).sum(1)
            forecast = forecast * phi[:, None] ** np.arange(1, horizon + 1)
        made[:, place] = y[:, cut + 1 : cut + 1 + horizon] - forecast
    return np.abs(made)


def rank(x):
    return math.ceil(x * (1 - 1e-12))


def isotonic(q):
    """max over s <= h of min over t >= h of the mean of q[s..t]."""
    horizon = q.shape[1]
    sums = np.pad(np.cumsum(q, 1), ((0, 0), (1, 0)))
    best = np.full(q.shape, -np.inf)
    for s in range(horizon):
        means = (sums[:, s + 1 :] - sums[:, [s]]) / np.arange(1, horizon - s + 1)
        least = np.minimum.accumulate(means[:, ::-1], 1)[:, ::-1]
        best[:, s:] = np.maximum(best[:, s:], least)
    return best


def show(kind, draws, folds, step, horizon, levels):
    made = errors(kind, draws, folds, step, horizon)
    past, test = np.sort(made[:, :folds], 1), made[:, folds]
    apart = [1 + (folds - 1) // max(1, -(-h // step)) for h in range(1, horizon + 1)]
    for level in levels:
        every = past[:, rank((folds + 1) * level) - 1]
        rows = {"all": every}
        for factor in (1, 2, 3) if apart[-1] < folds else ():
            sizes = [min(folds, factor * m) for m in apart]
            ranks = [min(folds, rank((1 + 1 / m) * level * folds)) for m in sizes]
            rows[f"{factor}x"] = np.stack([past[:, k - 1, h] for h, k in enumerate(ranks)], 1)
        rows |= {"maximum": np.maximum.accumulate(every, 1), "isotonic": isotonic(every)}
        for name, q in rows.items():
            held = (test <= q).mean(0) * 100
            winkler = (2 * q + 2 / (1 - level) * np.maximum(0, test - q)).mean()
            falls = (np.diff(q, axis=1) < -1e-12).any(1).mean() * 100
            print(
                f"{kind:5} horizon {horizon:2} step {step:2} folds {folds:3} apart {apart[-1]:2} {level:.2f} "
                f"{name:8} {held.mean():5.1f} {held[0]:5.1f} {held[horizon // 2]:5.1f} {held[-1]:5.1f} "
                f"{held.min():5.1f} {q.mean() / every.mean():6.3f} {winkler:7.3f} {falls:3.0f}", flush=True)


for kind in ("walk", "ar", "garch"):
    for horizon in (5, 20):
        show(kind, 4000, 20, 1, horizon, (0.8, 0.95))
        for folds, levels in ((4, (0.8,)), (20, (0.8, 0.95)), (40, (0.8, 0.95))):
            show(kind, 4000, folds, horizon, horizon, levels)
        show(kind, 4000, 1 + 3 * horizon, 1, horizon, (0.8,))
        show(kind, 4000 if horizon == 5 else 2000, 1 + 18 * horizon, 1, horizon, (0.8, 0.95))
