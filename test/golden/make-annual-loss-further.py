"""Makes annual-loss-further.json: years computed another way than the engine does.

Every severity is rounded to the nearest multiple of a spacing by differences of its distribution function, the year follows by one long
transform, and two spacings are extrapolated (the error falls with the square of the spacing). Needs numpy and scipy.

    python3 make-annual-loss-further.py > annual-loss-further.json
"""

import json

import numpy as np
from scipy import integrate, special, stats


def lognormal(median, sigma):
    return lambda x: special.ndtr(np.log(np.maximum(x, 1e-300) / median) / sigma)


def uniform(low, high):
    return lambda x: np.clip((x - low) / (high - low), 0, 1)


def triangular(low, mode, high):
    return stats.triang((mode - low) / (high - low), low, high - low).cdf


def pert(low, mode, high):
    a = 1 + 4 * (mode - low) / (high - low)
    return lambda x: special.betainc(a, 6 - a, np.clip((x - low) / (high - low), 0, 1))


def capped(cdf, cap):
    return lambda x: np.where(x < cap, cdf(x), 1.0)


def net(cdf, retention, limit):
    return lambda x: np.where(x < retention, cdf(x), cdf(x + limit))


def mean_of(cdf, scale, kinks):
    """Area over the distribution function, in logarithmic panels that end where it has kinks."""
    edges = np.unique(np.concatenate([[0], scale * np.exp(np.linspace(-30, 60, 1801)), kinks]))
    nodes, weights = np.polynomial.legendre.leggauss(20)
    a, b = edges[:-1, None], edges[1:, None]
    x = (a + b) / 2 + (b - a) / 2 * nodes
    return float(np.sum((b - a) / 2 * weights * (1 - cdf(x))))


def spectrum(case, spacing, size):
    k = np.arange(size)
    tilt = np.exp(-24 * k / (2 * size))
    total = np.zeros(size + 1, complex)
    product = np.ones(size + 1, complex)
    pooled = np.zeros(size + 1, complex)
    for kind, rate, extra, cdf in case["threats"]:
        edges = cdf((np.arange(size + 1) - 0.5) * spacing)
        edges[0] = 0
        e = np.fft.rfft(np.diff(edges) * tilt, 2 * size) - 1
        if kind == "poisson":
            pooled += rate * e
        elif kind == "clustered":
            total -= rate / (extra - 1) * np.log(1 - (extra - 1) * e)
        else:
            product *= 1 + rate * e
    spread = case.get("spread", 0)
    total += pooled if spread == 0 else -np.log(1 - spread**2 * pooled) / spread**2
    return np.fft.irfft(np.exp(total) * product, 2 * size)[:size] / tilt


def read(case, level, spacing, size, mean):
    g = spectrum(case, spacing, size)
    below = np.cumsum(g)
    k = int(np.searchsorted(below, level))
    if k < 4:
        return 0.0, 0.0
    if k > size - 5:
        return np.inf, np.inf
    t = np.arange(k - 4, k + 4)
    fit = np.polynomial.Polynomial.fit(t - k, below[k - 4 : k + 4] - level, 7)
    low, high = -1.0, 0.0
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if fit(middle) < 0 else (low, middle)
    place = k + 0.5 + high
    q = place * spacing
    # By parts: the area under the distribution function up to q, edges being midway between nodes.
    to_edge = k - 1 + 0.5
    moment = np.cumsum(g * np.arange(size))[k - 1] * spacing
    upto = moment + integrate.quad(
        lambda x: (x + k + 0.5) * spacing * fit.deriv()(x), -1, high, epsabs=1e-9
    )[0]
    return q, (mean - upto) / (1 - level)


def solve(case):
    mean = case.get("mean", 0.0)
    for kind, rate, extra, cdf in case["threats"] if mean == 0 else []:
        mean += rate * mean_of(cdf, case["unit"], case.get("kinks", []))
    size = 1 << 20
    result = {"mean": mean, "levels": [], "percentile": [], "tailMean": []}
    for level in case["levels"]:
        spacing = case["unit"] * 2.0 ** np.ceil(np.log2(case["reach"] / size))
        for _ in range(12):
            rough = read(case, level, spacing * 16, size // 16, mean)
            if rough[0] < 0.3 * spacing * size:
                spacing /= 2
            elif rough[0] > 0.8 * spacing * size:
                spacing *= 2
            else:
                break
        coarse = read(case, level, spacing * 2, size // 2, mean)
        fine = read(case, level, spacing, size, mean)
        finer = read(case, level, spacing / 2, size * 2, mean)
        first = [(4 * b - a) / 3 for a, b in zip(coarse, fine)]
        second = [(4 * b - a) / 3 for a, b in zip(fine, finer)]
        result["levels"].append(level)
        # What two extrapolations do not agree on is not known.
        for name, (a, b) in zip(["percentile", "tailMean"], zip(first, second)):
            result[name].append(float("%.10g" % b) if abs(a / b - 1) < 1e-6 else None)
    return result


ALL = [0.5, 0.9, 0.99, 0.999, 0.9999]
CASES = {
    "clustered-range": {
        "description": "negative binomial, frequency 4, variance ratio 3, LN(1e5, 1.4)",
        "threats": [("clustered", 4, 3, lognormal(1e5, 1.4))],
        **{"unit": 1e5, "reach": 64, "levels": ALL},
    },
    "bernoulli-mix": {
        "description": "probability 0.2 LN(1e5, 1.2), probability 0.05 LN(1e6, 1), Po(1.5) LN(2e4, 0.8)",
        "threats": [
            ("bernoulli", 0.2, 0, lognormal(1e5, 1.2)),
            ("bernoulli", 0.05, 0, lognormal(1e6, 1)),
            ("poisson", 1.5, 0, lognormal(2e4, 0.8)),
        ],
        **{"unit": 1e5, "reach": 64, "levels": ALL},
    },
    "ceded-layer": {
        "description": "Po(3) LN(1e5, 1.5) net of retention 2e5, limit 8e5 per event",
        "threats": [("poisson", 3, 0, net(lognormal(1e5, 1.5), 2e5, 8e5))],
        **{"unit": 2e5, "reach": 64, "levels": ALL, "kinks": [2e5]},
    },
    "capped": {
        "description": "Po(1) LN(5e4, 2) capped at 1e6 per event",
        "threats": [("poisson", 1, 0, capped(lognormal(5e4, 2), 1e6))],
        **{"unit": 1e6, "reach": 16, "levels": [0.5, 0.9, 0.99], "kinks": [1e6]},
    },
    "common-factor": {
        "description": "Po(2) LN(1e4, 1), Po(0.3) LN(2e5, 1.5), bad_year_spread 1",
        "threats": [
            ("poisson", 2, 0, lognormal(1e4, 1)),
            ("poisson", 0.3, 0, lognormal(2e5, 1.5)),
        ],
        **{"spread": 1, "unit": 1e5, "reach": 64, "levels": ALL},
    },
    "narrow": {
        "description": "Po(3) LN(1e4, 0.1)",
        "threats": [("poisson", 3, 0, lognormal(1e4, 0.1))],
        **{"unit": 1e4, "reach": 16, "levels": ALL},
    },
    "narrower": {
        "description": "Po(5) LN(1e4, 0.03)",
        "threats": [("poisson", 5, 0, lognormal(1e4, 0.03))],
        **{"unit": 1e4, "reach": 16, "levels": ALL},
    },
    "light-tail": {
        "description": "Po(20) LN(1e5, 0.3)",
        "threats": [("poisson", 20, 0, lognormal(1e5, 0.3))],
        **{"unit": 1e5, "reach": 64, "levels": ALL},
    },
    "light-tail-2": {
        "description": "Po(2) LN(1e5, 0.6)",
        "threats": [("poisson", 2, 0, lognormal(1e5, 0.6))],
        **{"unit": 1e5, "reach": 16, "levels": ALL},
    },
    "frequent-heavy": {
        "description": "Po(100) LN(1e4, 2)",
        "threats": [("poisson", 100, 0, lognormal(1e4, 2))],
        **{"unit": 1e4, "reach": 1024, "levels": ALL},
    },
    "frequent": {
        "description": "Po(10000) LN(1e4, 1)",
        "threats": [("poisson", 10000, 0, lognormal(1e4, 1))],
        **{"unit": 1e4, "reach": 32768, "levels": ALL},
    },
    "bounded-mix": {
        "description": "Po(0.5) PERT(1e4, 5e4, 3e5), Po(1) uniform(0, 1e5), Po(0.2) triangular(1e5, 2e5, 1e6)",
        "threats": [
            ("poisson", 0.5, 0, pert(1e4, 5e4, 3e5)),
            ("poisson", 1, 0, uniform(0, 1e5)),
            ("poisson", 0.2, 0, triangular(1e5, 2e5, 1e6)),
        ],
        **{"unit": 1e5, "reach": 32, "levels": ALL},
        "kinks": [1e4, 5e4, 1e5, 2e5, 3e5, 1e6],
    },
    "single-uniform": {
        "description": "probability 0.3 uniform(1e5, 2e5)",
        "threats": [("bernoulli", 0.3, 0, uniform(1e5, 2e5))],
        **{"unit": 1e5, "reach": 4, "levels": [0.8, 0.9, 0.99], "kinks": [1e5, 2e5]},
    },
    "widest": {
        "description": "Po(0.3) LN(1e3, 4)",
        "threats": [("poisson", 0.3, 0, lognormal(1e3, 4))],
        # The area loses its digits so far out; the mean is closed.
        **{"unit": 1e3, "reach": 1024, "levels": [0.9, 0.99], "mean": 300 * np.exp(8)},
    },
}

print(
    json.dumps(
        {
            "note": "Made by make-annual-loss-further.py. LN(m, s): lognormal with median m and log-sd s; Po(l): Poisson.",
            "cases": {
                name: {"description": case["description"], **solve(case)}
                for name, case in CASES.items()
            },
        },
        indent=1,
    )
)
