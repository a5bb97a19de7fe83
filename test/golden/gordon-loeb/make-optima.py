"""Makes optima.json: Gordon and Loeb's optimum over a grid.

    python3 make-optima.py > optima.json

Only the decimal module of Python's standard library, at 60 digits, and not the closed forms under test: the curves are
written out as in Gordon & Loeb (2002), and the spend at which a unit of it avoids just one unit of loss, -S'(z) L = 1, is
found by bisection between 0 and v L. Beyond v L the spend exceeds all there is to lose.
"""

import json
from decimal import Decimal, getcontext

getcontext().prec = 60

ALPHA = Decimal("0.00001")


def avoided_by_next_unit(curve, beta, z, v, loss):
    grown = ALPHA * z + 1
    if curve == "I":
        return loss * v * beta * ALPHA * (-(beta + 1) * grown.ln()).exp()
    return loss * ALPHA * -v.ln() * (grown * v.ln()).exp()


def optimum(curve, beta, v, loss):
    low, high = Decimal(0), v * loss
    if avoided_by_next_unit(curve, beta, low, v, loss) <= 1:
        return low
    for _ in range(160):
        middle = (low + high) / 2
        if avoided_by_next_unit(curve, beta, middle, v, loss) > 1:
            low = middle
        else:
            high = middle
    return low


rows = []
for v in ("0.02", "0.1", "0.3", "0.5", "0.65", "0.9", "0.99"):
    for loss in ("100000", "400000", "5000000"):
        for curve, beta in (("I", "1"), ("I", "2"), ("I", "0.5"), ("II", None)):
            z = optimum(curve, Decimal(beta or 1), Decimal(v), Decimal(loss))
            rows.append([int(loss), float(v), curve, beta and float(beta), float(z)])

note = "Made by make-optima.py: loss, vulnerability, curve, beta, optimum; productivity 0.00001."
lines = ",\n".join(f"    {json.dumps(row)}" for row in rows)
print(f'{{\n  "note": {json.dumps(note)},\n  "rows": [\n{lines}\n  ]\n}}')
