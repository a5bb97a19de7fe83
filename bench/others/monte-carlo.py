"""A year of losses by simulation, as fast as numpy does it: prints a line of JSON.

Arguments: the number of years. Standard input: JSON with the levels and, for each threat, frequency, mu and sigma.

The number of events of all threats together is drawn once a year, the threat of each event from their shares, all losses at once, and one
pass adds them up by year.
"""

import json
import sys
import time

import numpy as np

question = json.load(sys.stdin)
years = int(sys.argv[1])
frequency, mu, sigma = (np.array(question[name]) for name in ("frequency", "mu", "sigma"))
levels = question["levels"]


def answers(generator):
    total = frequency.sum()
    counts = generator.poisson(total, years)
    events = int(counts.sum())
    threat = np.searchsorted(np.cumsum(frequency)[:-1] / total, generator.random(events))
    losses = np.exp(mu[threat] + sigma[threat] * generator.standard_normal(events))
    ends = np.concatenate(([0], np.cumsum(losses)))[np.concatenate(([0], np.cumsum(counts)))]
    annual = np.sort(np.diff(ends))
    percentile = [float(annual[int(np.ceil(level * years)) - 1]) for level in levels]
    tail = [float(annual[int(np.ceil(level * years)) :].mean()) for level in levels]
    return {"percentile": percentile, "tailMean": tail}


times = []
for seed in range(5):
    start = time.perf_counter()
    found = answers(np.random.default_rng(seed))
    times.append(1000 * (time.perf_counter() - start))
print(json.dumps({"version": np.__version__, "milliseconds": min(times), **found}))
