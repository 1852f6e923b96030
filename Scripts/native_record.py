"""How often the test of a model's own intervals accuses one that is calibrated, and finds one that is not:
python native_record.py

Shares of the points of each fold inside intervals of 80 and 95 %, less these levels; one-sided t test of their mean over the
levels, over folds. Errors that are independent, or of a random walk; one series, or ten whose shocks correlate by .5. Printed:
% of 20,000 draws with p below .05, of calibrated intervals and of those of 70 % of their width (63 and 83 %); beside it
two tests, either below .05, and either below .025.  (numpy 2.4, scipy 1.17)
"""

import numpy as np
from scipy import stats

rng = np.random.default_rng(3)
DRAWS = 20000
LEVELS = (0.8, 0.95)


def p_values(excess):
    n = excess.shape[1]
    mean, spread = excess.mean(1), excess.std(1, ddof=1)
    with np.errstate(all="ignore"):
        t = mean / (spread / np.sqrt(n))
    return stats.t.cdf(np.where(spread > 1e-12, t, np.where(mean < -1e-9, -np.inf, np.inf)), n - 1)


def excess(kind, folds, horizon, series, width):
    made = np.empty((2, DRAWS, folds))
    for fold in range(folds):
        z = rng.standard_normal((DRAWS, series, horizon))
        if series > 1:
            z = np.sqrt(0.5) * (z + rng.standard_normal((DRAWS, 1, horizon)))
        if kind == "walk":
            z = np.cumsum(z, 2) / np.sqrt(np.arange(1, horizon + 1))
        for place, level in enumerate(LEVELS):
            end = width * stats.norm.ppf((1 + level) / 2)
            made[place, :, fold] = (np.abs(z) <= end).mean((1, 2)) - level
    return made


for kind in ("independent", "walk"):
    for horizon, series in ((1, 1), (5, 1), (20, 1), (5, 10)):
        for folds in (10, 20, 50):
            for width in (1, 0.7):
                made = excess(kind, folds, horizon, series, width)
                one, two = p_values(made.mean(0)), np.minimum(*map(p_values, made))
                print(
                    f"{kind:11} horizon {horizon:2} series {series:2} folds {folds} width {width:3}: "
                    f"{(one < 0.05).mean() * 100:5.1f} {(two < 0.05).mean() * 100:5.1f} "
                    f"{(two < 0.025).mean() * 100:5.1f}", flush=True)
