import fc from "fast-check";
import { exactSum } from "../../../src/core/numeric/exact-sum";

/** x as a whole number of 2^-1074, exactly. */
function unitsOf(x: number): bigint {
  const bits = new BigUint64Array(new Float64Array([x]).buffer)[0] ?? 0n;
  const exponent = (bits >> 52n) & 0x7ffn;
  const fraction = bits & 0xfffffffffffffn;
  const size = exponent === 0n ? fraction : (fraction | (1n << 52n)) << (exponent - 1n);
  return bits >> 63n === 0n ? size : -size;
}

/** The double nearest to a whole number of 2^-1074, ties to even, by integer arithmetic alone. */
function nearestDouble(units: bigint): number {
  const size = units < 0n ? -units : units;
  const drop = BigInt(Math.max(0, size.toString(2).length - 53));
  let kept = size >> drop;
  const rest = size - (kept << drop);
  const half = drop === 0n ? 0n : 1n << (drop - 1n);
  if (drop > 0n && (rest > half || (rest === half && kept % 2n === 1n))) kept += 1n;
  // The bits of doubles count upwards without a gap, so adding carries into the exponent.
  const bits = drop === 0n ? kept : (drop << 52n) + kept;
  const infinity = 0x7ffn << 52n;
  const double = new Float64Array(new BigUint64Array([bits > infinity ? infinity : bits]).buffer);
  return (units < 0n ? -1 : 1) * (double[0] ?? NaN);
}

function oracle(values: readonly number[]): number {
  return nearestDouble(values.reduce((sum, value) => sum + unitsOf(value), 0n)) + 0;
}

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const money = fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 1e10, noNaN: true }));
const lists = fc.oneof(
  fc.array(finite, { maxLength: 60 }),
  fc.array(money, { maxLength: 200 }),
  fc.array(fc.double({ min: -1e-300, max: 1e-300, noNaN: true }), { maxLength: 30 }),
  fc.array(fc.double({ min: -5e-320, max: 5e-320, noNaN: true }), { maxLength: 30 }),
  // Values that cancel but for a little: the hard case.
  fc
    .tuple(fc.array(finite, { maxLength: 20 }), fc.array(finite, { maxLength: 3 }))
    .map(([values, rest]) => [...values, ...rest, ...values.map((value) => -value)]),
);

const HUGE = Number.MAX_VALUE;
const HALF_UNIT_OF_HUGE = Math.pow(2, 970);

describe("exactSum", () => {
  it.each`
    values                                      | expected                | because
    ${[]}                                       | ${0}                    | ${"nothing to add"}
    ${[0.1, 0.2, 0.3]}                          | ${0.6}                  | ${"adding from the left gives 0.6000000000000001"}
    ${[1, 1e100, 1, -1e100]}                    | ${2}                    | ${"nothing is lost below 1e100"}
    ${[1e308, 1e308, -1e308]}                   | ${1e308}                | ${"only a partial sum overflows"}
    ${[1, Math.pow(2, -53)]}                    | ${1}                    | ${"a tie goes to the even neighbour, below"}
    ${[1 + Math.pow(2, -52), Math.pow(2, -53)]} | ${1 + Math.pow(2, -51)} | ${"a tie goes to the even neighbour, above"}
    ${[1, Math.pow(2, -53), 5e-324]}            | ${1 + Math.pow(2, -52)} | ${"the smallest double breaks a tie"}
    ${[HUGE, HALF_UNIT_OF_HUGE]}                | ${Infinity}             | ${"a tie at the top rounds to Infinity"}
    ${[HUGE, HALF_UNIT_OF_HUGE, -5e-324]}       | ${HUGE}                 | ${"just below that tie"}
    ${[-HUGE, -HUGE]}                           | ${-Infinity}            | ${"the sum overflows downwards"}
    ${[5e-324, 5e-324, -1.5e-323]}              | ${-5e-324}              | ${"subnormals"}
    ${[-0, -0]}                                 | ${0}                    | ${"a sum that is zero is +0"}
    ${[Infinity, -1e308]}                       | ${Infinity}             | ${"an infinity decides"}
    ${[Infinity, -Infinity]}                    | ${NaN}                  | ${"as with +"}
    ${[1, NaN]}                                 | ${NaN}                  | ${"as with +"}
  `(
    "of $values is $expected: $because",
    ({ values, expected }: { values: number[]; expected: number }) => {
      expect(exactSum(values)).toBe(expected);
      expect(exactSum(Float64Array.from(values))).toBe(expected);
    },
  );

  it("is the BigInt-exact sum, rounded once, to the last bit", () => {
    fc.assert(
      fc.property(lists, (values) => {
        expect(exactSum(values)).toBe(oracle(values));
      }),
      { numRuns: 3000 },
    );
  });

  it("changes no bit with the order of the values", () => {
    fc.assert(
      fc.property(
        lists.chain((values) =>
          fc.tuple(
            fc.constant(values),
            fc.shuffledSubarray(values, { minLength: values.length, maxLength: values.length }),
          ),
        ),
        ([values, shuffled]) => {
          expect(exactSum(shuffled)).toBe(exactSum(values));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("breaks a tie with the smallest of values at any distance", () => {
    for (let k = 54; k <= 1074; k++) {
      expect(exactSum([1, Math.pow(2, -53), Math.pow(2, -k)])).toBe(1 + Number.EPSILON);
      expect(exactSum([1 + Number.EPSILON, Math.pow(2, -53), -Math.pow(2, -k)])).toBe(
        1 + Number.EPSILON,
      );
    }
  });

  it("stays exact past the number of values that one digit could hold", () => {
    // Just below 8, with all its bits set; the last value leaves only what each one lacks to 8.
    const count = 5_000_000;
    const values = new Float64Array(count + 1).fill(8 - Math.pow(2, -50));
    values[count] = -8 * count;
    expect(exactSum(values)).toBe(-count * Math.pow(2, -50));
  });
});
