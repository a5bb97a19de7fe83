"""Makes references.json: exact inputs and correctly rounded outputs of the functions in src/core/numeric.

    python3 make-references.py > references.json

Only the decimal module of Python's standard library, at 60 digits or more, and other formulas than the code under test:
erf by its power series with enough spare digits to cancel, the quantile by Newton steps on its logarithm, the incomplete
beta by its binomial series. A row is the inputs, the nearest double, and the place of the exact value beside that double in
units in its last place: exact = nearest + place * ulp, -1/2 <= place <= 1/2.
"""

import functools
import json
import math
import random
from decimal import Decimal, getcontext, localcontext

DIGITS = 60
getcontext().prec = DIGITS
getcontext().Emin = -999999
getcontext().Emax = 999999


def row(inputs, exact):
    nearest = float(exact)
    place = (exact - Decimal(nearest)) / Decimal(math.ulp(nearest))
    return [*inputs, nearest, round(float(place), 6)]


def arctan_of_inverse(n):
    total, power, k = Decimal(0), Decimal(1) / n, 0
    while power > Decimal(10) ** -(getcontext().prec + 5):
        total += (-1) ** k * power / (2 * k + 1)
        power /= n * n
        k += 1
    return total


@functools.cache
def pi_to(digits):
    with localcontext() as context:
        context.prec = digits + 5
        return 4 * (4 * arctan_of_inverse(5) - arctan_of_inverse(239))


def pi():
    return pi_to(-(-getcontext().prec // 100) * 100)


def erfc(x):
    """1 - (2 / sqrt(pi)) * sum of (-1)^n x^(2n+1) / (n! (2n+1)), with as many spare digits as the terms and the tail need."""
    spare = int(x * x * 2 / Decimal("2.3")) + 10
    getcontext().prec = DIGITS + spare
    total, term, n = Decimal(0), x, 0
    while True:
        total += term / (2 * n + 1)
        n += 1
        term *= -x * x / n
        if n > x * x and abs(term) < Decimal(10) ** -(DIGITS + spare):
            break
    result = 1 - 2 * total / pi().sqrt()
    getcontext().prec = DIGITS
    return +result


def density(z):
    return (-z * z / 2).exp() / (2 * pi()).sqrt()


def survival(z):
    getcontext().prec = DIGITS + 10
    x = z / Decimal(2).sqrt()
    result = erfc(x) / 2
    getcontext().prec = DIGITS
    return +result


def quantile(p):
    """Newton steps on log(survival), which is concave: from a start beyond the root they come down on it."""
    p = Decimal(p)
    tail = min(p, 1 - p)
    z = (-2 * tail.ln()).sqrt()
    for _ in range(60):
        value = survival(z)
        step = (value / tail).ln() * value / density(z)
        z += step
        if abs(step) < Decimal(10) ** -50:
            break
    return z if p > tail else -z


def below(x, a, b):
    """Integral of t^(a-1) (1-t)^(b-1) from 0 to x by expanding (1-t)^(b-1), for x <= 1/2."""
    total, factor, n = Decimal(0), Decimal(1), 0
    while abs(factor) > Decimal(10) ** -(DIGITS + 15) or n < 8:
        total += factor / (a + n)
        n += 1
        factor *= (n - b) * x / n
        if factor == 0:
            break
    return total * (a * x.ln()).exp()


def beta(x, a, b):
    getcontext().prec = DIGITS + 15
    x, a, b = Decimal(x), Decimal(a), Decimal(b)
    half = Decimal("0.5")
    whole = below(half, a, b) + below(half, b, a)
    result = below(x, a, b) / whole if x <= half else 1 - below(1 - x, b, a) / whole
    getcontext().prec = DIGITS
    return +result


def main():
    draw = random.Random(20021)
    between = draw.uniform

    exp_inputs = [1.0, -1.0, 0.5, 1e-300, -1e-17, 0.34657359027997264, 0.34657359027997270, -0.34657359027997264]
    exp_inputs += [709.782712893384, -708.3964185322641, -708.4, -720.0, -744.0, -745.13, -745.1332191019411]
    exp_inputs += [between(-0.7, 0.7) for _ in range(90)] + [between(-708, 709.7) for _ in range(90)]
    exp_inputs += [between(-745, -708.5) for _ in range(20)]

    log_inputs = [5e-324, 1e-310, 2.2250738585072014e-308, 1.7976931348623157e308, 2.0, 0.5, 10.0]
    log_inputs += [1 - 2**-53, 1 + 2**-52, 0.7071067811865475, 0.7071067811865476, 1.4142135623730951, 1.414213562373095]
    log_inputs += [between(0.4, 1.8) for _ in range(90)] + [1 + between(-1, 1) * 10 ** between(-15, -1) for _ in range(50)]
    log_inputs += [10 ** between(-307, 308) for _ in range(60)] + [10 ** between(-323, -308) for _ in range(10)]

    erfc_inputs = [-6.0, -0.5, 0.5, 0.4999999999999999, 1e-20, -1e-20, 1.0, 5.0, 26.0, 26.5, 27.2]
    erfc_inputs += [between(-5, 5) for _ in range(90)] + [between(0, 26.5) for _ in range(60)]

    normal_inputs = [0.7, 0.6999999999999999, 6.999999999999999, 7.0, -8.3, 1.6448536269514722, 37.5, 38.0, 38.4]
    normal_inputs += [between(-6, 8) for _ in range(100)] + [between(0, 37.5) for _ in range(70)]

    p_inputs = [0.95, 0.05, 0.001, 1e-20, 0.999999, 0.99, 0.995, 0.9, 0.1, 0.25, 0.75, 0.24999999999999997]
    p_inputs += [1 - 2**-53, 5e-324, 1e-320, 2.2250738585072014e-308, 1e-300, 9.99e-301, 0.5 + 2**-52, 0.5 - 2**-54]
    p_inputs += [between(0, 1) for _ in range(60)] + [10 ** between(-307, 0) for _ in range(30)]

    beta_inputs = [(x, a, b) for a, b in [(1.0, 5.0), (5.0, 1.0), (3.0, 3.0), (1.0, 1.0), (6.0, 6.0)] for x in [0.1, 0.5, 0.9]]
    beta_inputs += [(1e-40, 2.3, 3.7), (0.5000000000000001, 3.2, 2.8), (1 - 2**-53, 1.5, 4.5), (2**-1074, 1.0, 5.0)]
    beta_inputs += [(0.5417153233934068, 5.7408572708271475, 1.0), (0.7650914723126813, 5.813239640390361, 1.0)]
    for _ in range(60):
        a = between(1, 5)
        beta_inputs.append((between(0, 1), a, 6 - a))
    beta_inputs += [(between(0, 1), between(1, 6), between(1, 6)) for _ in range(60)]
    beta_inputs += [(10 ** between(-30, 0), between(1, 6), between(1, 6)) for _ in range(60)]

    references = {
        "note": "Made by make-references.py: inputs, nearest double, place of the exact value in units in the last place.",
        "exp": [row([x], Decimal(x).exp()) for x in exp_inputs],
        "log": [row([x], Decimal(x).ln()) for x in log_inputs],
        "erfc": [row([x], erfc(Decimal(x))) for x in erfc_inputs],
        "normalDensity": [row([z], density(Decimal(z))) for z in normal_inputs],
        "normalSurvival": [row([z], survival(Decimal(z))) for z in normal_inputs],
        "normalQuantile": [row([p], quantile(p)) for p in p_inputs],
        "betaCumulative": [row([x, a, b], beta(x, a, b)) for x, a, b in beta_inputs],
    }
    lines = []
    for name, value in references.items():
        if isinstance(value, str):
            lines.append(f"  {json.dumps(name)}: {json.dumps(value)}")
        else:
            rows = ",\n".join(f"    {json.dumps(r)}" for r in value)
            lines.append(f"  {json.dumps(name)}: [\n{rows}\n  ]")
    print("{\n" + ",\n".join(lines) + "\n}")


main()
