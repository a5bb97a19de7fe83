"""Makes secondary-sums.json: years of losses that a second one may follow, computed another way than the engine does.

Both losses are rounded to the nearest multiple of a spacing by differences of their distribution functions, the year follows by one long
transform, and two spacings are extrapolated (the error falls with the square of the spacing; what is left is below 1e-10). Needs numpy and scipy.

    python3 make-secondary-sums.py > secondary-sums.json
"""

import json
from math import exp

import numpy as np
from scipy import special, stats

CASES = [
    (0, [(0.8, {"kind": "pert", "min": 20000, "mostLikely": 42000, "max": 460000}, 0.3, 11.2, 1.1)], [3e4, 1.5e5, 9e5, 3e6]),
    (
        0,
        [
            (0.05, {"kind": "pert", "min": 19500, "mostLikely": 42000, "max": 460000}, 0.09, 12, 1.5),
            (0.0756, {"kind": "pert", "min": 132000, "mostLikely": 254000, "max": 2566000}, 0.19, 12.97, 1.57),
        ],
        [135000, 6e5, 1831170, 5e6],
    ),
    (
        0.5,
        [
            (1.5, {"kind": "uniform", "min": 50000, "max": 70000}, 0.4, 9.5, 0.9),
            (0.4, {"kind": "triangular", "min": 0, "mostLikely": 80000, "max": 200000}, 1, 11.5, 0.6),
        ],
        [55000, 120000, 4e5, 1.2e6],
    ),
    (0, [(2.2, {"kind": "two-piece", "mu": 10.6, "lowSigma": 0.5, "highSigma": 1.3}, 0.25, 11, 1.2)], [2e4, 1e5, 5e5, 2.5e6]),
    (
        0.8,
        [
            (0.6, {"kind": "two-piece", "mu": 11.6, "lowSigma": 1, "highSigma": 0.7}, 0.5, 8, 0.4),
            (3, {"kind": "pert", "min": 5000, "mostLikely": 9000, "max": 30000}, 0.1, 10.5, 1.4),
        ],
        [9000, 6e4, 3e5, 1e6],
    ),
    (0, [(0.7, {"kind": "lognormal", "mu": 11, "sigma": 0.0004}, 0.35, 10, 1.3)], [61000, 90000, 250000, 9e5]),
    # The second loss next to nothing beside the first, and the other way round.
    (0, [(0.9, {"kind": "uniform", "min": 1e5, "max": 3e5}, 0.6, 4, 0.5)], [1.4e5, 2.9e5, 5e5, 9e5]),
    (0, [(0.9, {"kind": "pert", "min": 10, "mostLikely": 20, "max": 50}, 0.6, 11, 0.8)], [3e4, 1e5, 3e5, 1e6]),
]


def below(loss):
    """P(X <= x) of a primary loss."""
    kind = loss["kind"]
    if kind == "lognormal":
        return lambda x: special.ndtr((np.log(np.maximum(x, 1e-300)) - loss["mu"]) / loss["sigma"])
    if kind == "two-piece":

        def halves(x):
            above = np.log(np.maximum(x, 1e-300)) - loss["mu"]
            return special.ndtr(above / np.where(above < 0, loss["lowSigma"], loss["highSigma"]))

        return halves
    low, high = loss["min"], loss["max"]
    if kind == "uniform":
        return lambda x: np.clip((x - low) / (high - low), 0, 1)
    if kind == "triangular":
        return stats.triang((loss["mostLikely"] - low) / (high - low), low, high - low).cdf
    a = 1 + 4 * (loss["mostLikely"] - low) / (high - low)
    return lambda x: special.betainc(a, 6 - a, np.clip((x - low) / (high - low), 0, 1))


def exceedances(spread, rows, losses, nodes):
    spacing = 1.02 * max(losses) / nodes
    edges = (np.arange(nodes + 1) - 0.5) * spacing
    size = 4 * nodes
    tilt = np.exp(-25 * np.arange(nodes) / size)
    events = 0
    for frequency, primary, chance, mu, sigma in rows:
        first = np.fft.rfft(np.diff(below(primary)(edges)) * tilt, size)
        second = np.fft.rfft(np.diff(below({"kind": "lognormal", "mu": mu, "sigma": sigma})(edges)) * tilt, size)
        events = events + frequency * (first * (1 - chance + chance * second) - 1)
    year = np.exp(events) if spread == 0 else (1 - spread**2 * events) ** (-1 / spread**2)
    sums = np.cumsum(np.fft.irfft(year, size)[:nodes] / tilt)
    found = []
    for loss in losses:
        place = loss / spacing - 0.5
        first = int(place)
        neighbours = range(-2, 4)
        value = 0
        for i in neighbours:
            weight = np.prod([(place - first - j) / (i - j) for j in neighbours if j != i])
            value += weight * sums[first + i]
        found.append(1 - value)
    return np.array(found)


cases = []
for spread, rows, losses in CASES:
    coarse, fine = (exceedances(spread, rows, losses, nodes) for nodes in (2**19, 2**20))
    best = fine + (fine - coarse) / 3
    cases.append(
        {
            "badYearSpread": spread,
            "rows": [
                {"frequency": frequency, "primary": primary, "chance": chance, "secondary": {"kind": "lognormal", "mu": mu, "sigma": sigma}}
                for frequency, primary, chance, mu, sigma in rows
            ],
            "exceedances": [{"loss": loss, "chance": round(float(value), 11)} for loss, value in zip(losses, best)],
        }
    )
print(json.dumps({"note": "Made by make-secondary-sums.py.", "cases": cases}, indent=1))
