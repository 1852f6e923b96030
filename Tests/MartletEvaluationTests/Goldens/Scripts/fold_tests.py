"""The tests of fold losses in plain numpy, and their goldens: python fold_tests.py > ../FoldTestGoldens.swift

Every function is the twin of a Swift type of its name; Scripts/fold_test_tables.py measures the size, power and
coverage of these. `main` holds them against independent packages before it prints. Needs numpy and scipy; arch
8.0.0, dieboldmariano 1.1.0, nctest 0.2.0, statsmodels 0.15.0 and forecast-evaluation 0.1.13.
"""

import math

import numpy as np
from scipy.special import ndtr, ndtri, stdtr, stdtrit

# Made by fixed_bandwidth.py.
SLOPE = (1.335, 0.981, 0.2295)
SCALE = (0.9929, 0.133, -2.0203, 1.1124)
POWER = (0.3281, 0.5782, -0.4666, 0.0878)


class FixedBandwidthT:
    def __init__(self, share):
        poly = lambda c: sum(v * share**k for k, v in enumerate(c))
        self.slope, self.scale, self.power = 1 / (1 + share * poly(SLOPE)), share * poly(SCALE), poly(POWER)

    def two_sided(self, t):
        square = self.slope / (self.scale * self.power) * ((1 + self.scale * t * t) ** self.power - 1)
        return 2 * ndtr(-np.sqrt(square))

    def quantile(self, level):
        z = ndtri(level)
        return math.copysign(math.sqrt(((1 + z * z * self.scale * self.power / self.slope) ** (1 / self.power) - 1) / self.scale), z)


class StudentT:
    def __init__(self, degrees):
        self.degrees = degrees

    def two_sided(self, t):
        return 2 * stdtr(self.degrees, -np.abs(t))

    def quantile(self, level):
        return stdtrit(self.degrees, level)


# Values are the last axis; a leading axis holds draws.


def autocovariance(x, lag):
    c = x - x.mean(-1, keepdims=True)
    return (c[..., lag:] * c[..., : x.shape[-1] - lag]).sum(-1) / x.shape[-1]


def bartlett(x, bandwidth):
    return autocovariance(x, 0) + 2 * sum((1 - j / bandwidth) * autocovariance(x, j) for j in range(1, bandwidth))


def bandwidth(count, overlap):
    return min(count, max(math.isqrt(count), overlap))


def cosine_count(count):
    return max(1, math.floor(0.4 * count ** (2 / 3) + 1e-9))


def cosines(x, number):
    n = x.shape[-1]
    return math.sqrt(2 / n) * x @ np.cos(np.pi * np.outer(np.arange(n) + 0.5, np.arange(1, number + 1)) / n)


def correlation(x):
    """Of neighbours."""
    return autocovariance(x, 1) / autocovariance(x, 0)


def effective_count(x, c=None):
    """How many independent values say as much of the mean as these, which go together from one to the next, with the
    correlation c or where they persist."""
    n = x.shape[-1]
    if c is None:
        c = np.where(persists(x), correlation(x), 0)
    c = np.clip(c / (1 - 3 / n) if n > 3 else c, 0, 0.95)
    return np.maximum(n * (1 - c) / (1 + c), min(n, 2))


def standard_error(x, method, overlap, count=None):
    """The error of the mean and the distribution of mean / error."""
    n = x.shape[-1]
    if method == "student":
        count = n if count is None else count
        return np.sqrt(autocovariance(x, 0) / (count - 1)), StudentT(count - 1)
    if method == "bartlett":
        m = bandwidth(n, overlap)
        return np.sqrt(bartlett(x, m) / n), FixedBandwidthT(m / n)
    k = cosine_count(n)
    return np.sqrt((cosines(x, k) ** 2).mean(-1) / n), StudentT(k)


def persists(x):
    return correlation(x) > 0.15


def choice(x, overlap, shares=False):
    """The method for one series of differences."""
    if overlap > 1:
        return "cosines", "overlaps"
    if persists(x):
        return "student", "persists"
    return ("bartlett", "sharedFits") if shares else ("student", "separate")


def mean_test(d, overlap, shares=False, method=None):
    method = method or choice(d, overlap, shares)[0]
    error, reference = standard_error(d, method, overlap)
    return dict(method=method, error=error, statistic=d.mean() / error, p=reference.two_sided(d.mean() / error))


def ratios(a, b, method, overlap):
    """p of equal means, and the ratios of means that a test of a - r b does not reject (Fieller 1954): low, high. A
    ratio of losses is not negative. Of a set of two parts it is all where 1 is in it, or else the one of the estimate."""
    count = effective_count(a - b) if method == "student" else None
    (va, distribution), (vb, _), (vd, _) = (standard_error(x, method, overlap, count) for x in (a, b, a - b))
    va, vb, vd = va**2, vb**2, vd**2
    ma, mb, square = a.mean(-1), b.mean(-1), distribution.quantile(0.975) ** 2
    p = distribution.two_sided((ma - mb) / np.sqrt(vd))
    second, first, none = mb**2 - square * vb, ma * mb - square * (va + vb - vd) / 2, ma**2 - square * va
    root = np.sqrt(np.maximum(first**2 - second * none, 0))
    with np.errstate(divide="ignore", invalid="ignore"):
        one, other = (first - root) / second, (first + root) / second
    least, most, ratio = np.minimum(one, other), np.maximum(one, other), ma / mb
    whole = (first**2 < second * none) | (p >= 0.05)
    bounded = second > 0
    low = np.where(bounded, least, np.where(~whole & (ratio >= most), most, 0))
    high = np.where(bounded, most, np.where(~whole & (ratio <= least), least, np.inf))
    return p, np.maximum(low, 0), high


def skill_test(a, b, overlap, shares=False, method=None):
    method = method or choice(a - b, overlap, shares)[0]
    p, low, high = ratios(a, b, method, overlap)
    error, distribution = standard_error(a - b, method, overlap, effective_count(a - b) if method == "student" else None)
    error = error / b.mean()
    return dict(
        method=method, skill=1 - a.sum() / b.sum(), error=error, p=p, low=1 - high, high=1 - low,
        detectable=(distribution.quantile(0.975) + distribution.quantile(0.8)) * error)


def step_down(columns, degrees, directions, single=None):
    """Adjusted p-values: columns (models, basis), of which the first direction is the observed one, unless the p-value of
    each model by itself is given."""
    squares = (columns**2).sum(1)
    t = lambda m: np.abs(m) / np.sqrt(np.maximum(squares - m * m, 1e-300) / degrees)
    observed, drawn = t(columns @ directions[0]), t(directions[1:] @ columns.T)
    if single is not None:
        observed = -stdtrit(degrees, np.maximum(single, 1e-300) / 2)
    order, result, least = np.argsort(-observed, kind="stable"), np.empty(len(columns)), 0.0
    for place, model in enumerate(order):
        above = drawn[:, order[place:]].max(1) >= observed[model] * (1 - 1e-12)
        least = max(least, (1 + above.sum()) / (1 + len(above)))
        result[model] = least
    return result


def spa(benchmark, models, resamples, omega=None):
    """Lower, consistent and upper p of Hansen (2005); models are rows."""
    d = benchmark - models
    n, mean = d.shape[1], d.mean(1)
    drawn = np.array([d[:, r].mean(1) for r in resamples])
    w = np.sqrt(n * ((drawn - mean) ** 2).mean(0)) if omega is None else omega
    statistic = max(0, (math.sqrt(n) * mean / w).max())
    valid = math.sqrt(n) * mean / w >= -math.sqrt(2 * math.log(math.log(n)))
    result = []
    for centre in (np.maximum(mean, 0), np.where(valid, mean, 0), mean):
        largest = np.maximum(0, (math.sqrt(n) * (drawn - centre) / w).max(1))
        result.append((largest > statistic).mean() if statistic > 0 else 1.0)
    return statistic, result


def confidence_set(losses, resamples):
    """For each model the level from which on it leaves the set (range statistic of Hansen, Lunde and Nason 2011)."""
    mean = losses.mean(1)
    difference = mean[:, None] - mean
    drawn = np.array([losses[:, r].mean(1) for r in resamples])
    drawn = drawn[:, :, None] - drawn[:, None, :] - difference
    scale = np.sqrt((drawn**2).mean(0)) + np.eye(len(mean))
    t, drawn = difference / scale, drawn / scale
    left, p, least = list(range(len(mean))), np.ones(len(mean)), 0.0
    while len(left) > 1:
        part = t[np.ix_(left, left)]
        largest = drawn[:, left][:, :, left].max((1, 2))
        least = max(least, (part.max() < largest).mean())
        worst = left[int(np.argmax(part.max(1)))]
        p[worst] = least
        left.remove(worst)
    return p


def clark_west(y, small, large, overlap):
    f = (y - small) ** 2 - ((y - large) ** 2 - (small - large) ** 2)
    t = f.mean() / math.sqrt(bartlett(f, overlap) / len(f))
    return t, float(ndtr(-t))


def pesaran_timmermann(forecast, actual):
    n, up, did = len(actual), forecast > 0, actual > 0
    x, y, hit = up.mean(), did.mean(), (up == did).mean()
    by_chance = y * x + (1 - y) * (1 - x)
    v = by_chance * (1 - by_chance) / n
    w = ((2 * y - 1) ** 2 * x * (1 - x) + (2 * x - 1) ** 2 * y * (1 - y)) / n + 4 * y * x * (1 - y) * (1 - x) / n**2
    t = (hit - by_chance) / math.sqrt(v - w)
    return hit, by_chance, t, float(ndtr(-t))


def fluctuation(d, window, overlap):
    sums = np.convolve(d, np.ones(window), "valid")
    return sums / math.sqrt(window * bartlett(d, bandwidth(len(d), overlap)))


def mincer_zarnowitz(y, f, overlap):
    x = np.column_stack([np.ones(len(y)), f])
    beta = np.linalg.solve(x.T @ x, x.T @ y)
    g = x * (y - x @ beta)[:, None]
    s = g.T @ g
    for j in range(1, overlap):
        c = g[j:].T @ g[:-j]
        s += (1 - j / overlap) * (c + c.T)
    bread = np.linalg.inv(x.T @ x)
    v = bread @ s @ bread
    q = beta - [0, 1]
    statistic = q @ np.linalg.solve(v, q) / 2
    degrees = len(y) - 2
    return beta, np.sqrt(np.diag(v)), statistic, (1 + 2 * statistic / degrees) ** (-degrees / 2)


def resamples(count, number, block):
    """Blocks that need no generator: the same numbers in both languages."""
    return np.array([[((k * k * 7 + 13 * k + (i // block) * (k + 11) * 5) % 997 + i % block) % count for i in range(count)] for k in range(number)])


def waves(count, dimension):
    """Unit vectors that need no generator, the first of which is the observed direction."""
    rows = [[math.sin(1 + k * 1.7 + j * (k % 7 + 1.3)) for j in range(dimension)] for k in range(count)]
    return np.array([np.array(r) / math.sqrt(sum(v * v for v in r)) for r in rows])


def swift(value):
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, (list, tuple, np.ndarray)):
        return "[" + ", ".join(swift(v) for v in value) + "]"
    if value == -math.inf:
        return "-Double.infinity"
    return repr(int(value)) if isinstance(value, (int, np.integer)) else repr(float(value))


def main():
    import warnings

    import dieboldmariano
    import nctest.classic
    import statsmodels.api as sm
    from arch.bootstrap import MCS, SPA
    from forecast_evaluation.tests.fluctuation_tests import get_gr_critical_value

    rng = np.random.default_rng(20261129)
    print(f"// Made by Scripts/fold_tests.py with numpy {np.__version__}: not to be edited.\n")
    print("// swift-format-ignore-file\n")
    print("enum FoldTestGoldens {")

    def case(name, values):
        print(f"  static let {name} = {swift(values)}")

    # Critical values of FixedBandwidthT are those published within 1.6 %.
    rows = []
    for share in (0.1, 0.25, 0.5, 1.0):
        d = FixedBandwidthT(share)
        published = 1.96 + 2.9694 * share + 0.4160 * share**2 - 0.5324 * share**3
        assert abs(d.quantile(0.975) / published - 1) < 0.016
        rows += [[share, t, d.two_sided(t), d.quantile(0.975), published] for t in (1e-3, 0.7, 2.5, 9.0)]
    case("fixedBandwidth", rows)

    # Losses of folds: independent, overlapping, lasting.
    losses, expected = [], []
    for count, overlap, lasting, shares in ((5, 1, 0, 0), (12, 1, 0, 0), (20, 1, 0, 1), (20, 1, 0.8, 0), (40, 5, 0, 0), (10, 5, 0, 0), (40, 4, 0.9, 0), (125, 2, 0, 0)):
        e = rng.normal(size=(2, count))
        for k in range(1, count):
            e[:, k] = lasting * e[:, k - 1] + e[:, k]
        a, b = np.round(np.exp(0.3 * e) * [[0.9], [1]], 4)
        for method in ("student", "bartlett", "cosines", None):
            t = skill_test(a, b, overlap, shares, method)
            error = standard_error(a - b, t["method"], overlap)[0]
            losses.append([a, b])
            expected.append((count, overlap, shares, method or "", t, error))
        if (count, overlap) == (12, 1):
            t = skill_test(a, b, overlap, True)
            losses.append([a, b])
            expected.append((count, overlap, 1, "", t, standard_error(a - b, t["method"], overlap)[0]))
        # The t of folds that do not overlap is DM-HLN.
        if overlap == 1:
            t, p = dieboldmariano.dm_test(list(np.zeros(count)), list(a), list(b), loss=lambda v, f: f, h=1, one_sided=False)
            mine = mean_test(a - b, 1, method="student")
            assert abs(t - mine["statistic"]) < 1e-9 and abs(p - mine["p"]) < 1e-9
    print("  struct SkillCase: Sendable { let overlap: Int, shares: Bool, method: String, chosen: String, losses: [[Double]], meanError, skill, error, p, low, high, detectable: Double }")
    print("  static let skills: [SkillCase] = [")
    for pair, (count, overlap, shares, method, t, error) in zip(losses, expected):
        print(f"    SkillCase(overlap: {overlap}, shares: {'true' if shares else 'false'}, method: {swift(method)}, chosen: {swift(t['method'])}, losses: {swift(pair)}, meanError: {swift(error)}, skill: {swift(t['skill'])}, error: {swift(t['error'])}, p: {swift(t['p'])}, low: {swift(t['low'])}, high: {swift(t['high'])}, detectable: {swift(t['detectable'])}),")
    print("  ]")

    # Many models on the same folds.
    count, models = 48, 5
    common = rng.normal(size=count)
    many = np.round(np.abs(2 + common + 0.7 * rng.normal(size=(models, count)) + np.array([[0], [0.1], [-0.5], [0.4], [0.2]])), 4)
    case("losses", many)
    directions = waves(200, 48)
    directions[0] = 1 / math.sqrt(48)
    case("flipped", step_down(many[1:] - many[0], 47, directions))
    k = cosine_count(count)
    d = many[1:] - many[0]
    turned = waves(200, k + 1)
    turned[0] = [1] + [0] * k
    case("turned", step_down(np.column_stack([d.mean(1) * math.sqrt(count), cosines(d, k)]), k, turned))

    fixed = resamples(count, 200, 3)
    statistic, p = spa(many[0], many[1:], fixed)
    case("ability", [statistic, *p])
    case("confidence", confidence_set(many, fixed))

    # The twins are arch's, given its resamples.
    mcs = MCS(many.T, 0.1, reps=300, block_size=3, bootstrap="circular", seed=3)
    mcs.compute()
    mine = confidence_set(many, mcs._bootstrap_indices)
    theirs = mcs.pvalues["Pvalue"].to_dict()
    assert all(abs(mine[i] - theirs[i]) < 1e-12 for i in range(models)), (mine, theirs)
    for seed in (1, 2, 3):
        # arch uses ω where it decides which models are clearly worse, and not in the maximum: of differences that were
        # divided by their ω the two are the same.
        make = lambda d: SPA(np.zeros(count), -d.T, reps=300, block_size=3, bootstrap="circular", seed=seed)
        first = make(many[0] - many[1:])
        first.compute()
        equal = (many[0] - many[1:]) / np.sqrt(first._loss_diff_var)[:, None]
        theirs, again, drawn = make(equal), make(equal), []
        theirs.compute()
        for _ in again.bootstrap.bootstrap(300):
            drawn.append(np.asarray(again.bootstrap.index, dtype=int).copy())
        mine = spa(np.zeros(count), -equal, drawn, np.ones(models - 1))[1]
        assert np.allclose(mine, theirs.pvalues.values, atol=1e-12), (mine, theirs.pvalues.values)

    # Other questions.
    y = np.round(rng.normal(size=60), 3)
    large = np.round(0.3 * y + 0.8 * rng.normal(size=60), 3)
    small = np.full(60, 0.05)
    case("actual", y)
    case("smaller", small)
    case("larger", large)
    rows = []
    for h in (1, 3):
        t, p = clark_west(y, small, large, h)
        other = nctest.classic.cw_test(y, small, large, horizon=h)
        assert abs(other.statistic - t) < 1e-9 and abs(other.p_value - p) < 1e-9
        rows.append([h, t, p])
    case("clarkWest", rows)
    case("pesaranTimmermann", pesaran_timmermann(large, y))
    rows = []
    for h in (1, 4):
        beta, errors, statistic, p = mincer_zarnowitz(y, large, h)
        other = sm.OLS(y, sm.add_constant(large)).fit(cov_type="HAC", cov_kwds={"maxlags": h - 1})
        test = other.f_test((np.eye(2), np.array([0, 1])))
        assert np.allclose(beta, other.params, atol=1e-9) and np.allclose(errors, other.bse, atol=1e-9)
        assert abs(test.fvalue - statistic) < 1e-9 and abs(test.pvalue - p) < 1e-9, (test, statistic, p)
        rows.append([h, *beta, *errors, statistic, p])
    case("mincerZarnowitz", rows)
    d = np.round(np.concatenate([rng.normal(size=30), 1.5 + rng.normal(size=15)]), 3)
    case("fluctuating", d)
    case("fluctuation", fluctuation(d, 12, 2))
    case("fluctuationBound", get_gr_critical_value(12 / 45))
    print("}")


if __name__ == "__main__":
    main()
