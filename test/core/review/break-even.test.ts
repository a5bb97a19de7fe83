import fc from "fast-check";
import type { BreakEvenMeasure, Cell, Cells } from "../../../src/core";
import {
  breakEven,
  breakEvenKeys,
  coverage,
  fields,
  measuredLoss,
  ModelError,
  readRegister,
  threatsOf,
} from "../../../src/core";
import { register } from "../../support/model/register-cells";

const headers = [
  ...["Threat", "Frequency", "Probability", "Attempts", "Vulnerability (%)", "Loss low (k$)"],
  ...["Loss high (k$)", "Loss min", "Loss most likely", "Loss max", "Loss", "Loss cap"],
  ...["Loss reduction (%)", "Frequency reduction", "Retention", "Limit", "Spend"],
];

const number = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 1, max: 1000 }).map((n) => min + ((max - min) * n) / 1000);

/** How often, then a loss, in the columns of `headers`. */
const row = (): fc.Arbitrary<Cell[]> =>
  fc
    .record({
      often: fc.oneof(
        number(0.01, 5).map((frequency): Cell[] => [frequency, null, null, null]),
        number(0.01, 1).map((probability): Cell[] => [null, probability, null, null]),
        fc.tuple(number(1, 50), number(1, 40)).map((both): Cell[] => [null, null, ...both]),
      ),
      loss: fc.oneof(
        fc
          .tuple(number(1, 100), number(1.5, 30))
          .map(([low, width]): Cell[] => [low, low * width, null, null, null, null]),
        fc
          .tuple(number(1e3, 1e5), number(0.1, 2), number(0.1, 3))
          .map(([min, a, b]): Cell[] => [
            ...[null, null, min, min * (1 + a), min * (1 + a + b), null],
          ]),
        number(1e3, 1e6).map((loss): Cell[] => [null, null, null, null, null, loss]),
      ),
      cap: fc.option(number(5e4, 1e6)),
      reductions: fc.tuple(fc.option(number(0, 90)), fc.option(number(0, 0.9))),
      cover: fc.option(fc.tuple(number(1e3, 5e4), number(1e4, 1e6))),
      spend: number(0, 1e5),
    })
    .map(({ often, loss, cap, reductions, cover, spend }) => [
      ...[...often, ...loss, cap, ...reductions, ...(cover ?? [null, null]), spend],
    ]);

const cellsOf = (): fc.Arbitrary<Cells> =>
  fc
    .array(row(), { minLength: 1, maxLength: 4 })
    .map((rows) => register(headers, ...rows.map((cells, i) => [`T${i}`, ...cells])));

const columnOf = (key: string): number => {
  const name = fields.find((field) => field.key === key)?.name ?? "";
  return headers.findIndex((header) => header.replace(/ \(.*/, "") === name);
};

function typed(cells: Cells, at: number, column: number, figure: number): Cells {
  return cells.map((line, i) =>
    i === at ? line.map((cell, j) => (j === column ? figure : cell)) : line,
  );
}

function measured(cells: Cells, measure: BreakEvenMeasure): number {
  const threats = threatsOf(readRegister(cells));
  if (measure.kind === "gap") return coverage(threats, "expected").gap;
  if (measure.kind === "coverage") return coverage(threats, "expected").ratio;
  return measuredLoss(threats, measure);
}

const keys = breakEvenKeys.filter((key) => columnOf(key) > 0);

/** A register, a figure in one of its cells, and what the measure came to with another figure there. */
function put(cells: Cells, at: number, key: (typeof keys)[number], factor: number) {
  const column = columnOf(key);
  const before = cells[at]?.[column];
  const isShare = fields.some((field) => field.key === key && field.quantity === "share");
  const most = headers[column]?.includes("%") === true ? 100 : isShare ? 1 : Infinity;
  if (typeof before !== "number" || before === 0) return null;
  const other = typed(cells, at, column, Math.min(before * factor, most));
  return readRegister(other).findings.some(({ kind }) => kind === "Problem") ? null : other;
}

describe("a break-even", () => {
  it.each([{ kind: "expected" }, { kind: "gap" }, { kind: "coverage" }] as const)(
    "of $kind meets the target to 1e-9 once it is typed into the sheet",
    (measure) => {
      let tried = 0;
      fc.assert(
        fc.property(
          ...[cellsOf(), fc.nat(), fc.constantFrom(...keys), number(0.3, 3)],
          (cells, place, key, factor) => {
            const at = 1 + (place % (cells.length - 1));
            const other = put(cells, at, key, factor);
            if (other === null) return;
            const target = measured(other, measure);
            const reading = readRegister(cells);
            const threat = reading.threats.find((each) => each.row === at);
            if (threat === undefined || target === measured(cells, measure)) return;
            tried += 1;
            const { value, others } = breakEven(reading, cells, { threat, key, measure, target });
            for (const figure of [value, ...others]) {
              const back = measured(typed(cells, at, columnOf(key), figure), measure);
              expect(Math.abs(back - target)).toBeLessThanOrEqual(1e-9 * target);
            }
          },
        ),
        { numRuns: 150 },
      );
      expect(tried).toBeGreaterThan(20);
    },
  );

  it("of a percentile or a tail mean meets it to the engine's error", () => {
    fc.assert(
      fc.property(
        cellsOf(),
        fc.constantFrom(...keys),
        number(0.5, 2),
        fc.constantFrom("percentile" as const, "tail" as const),
        (cells, key, factor, kind) => {
          const measure = { kind, level: 0.95, badYearSpread: 0.3 };
          const other = put(cells, 1, key, factor);
          if (other === null) return;
          const target = measured(other, measure);
          const reading = readRegister(cells);
          const [threat] = reading.threats;
          if (threat === undefined || target === measured(cells, measure)) return;
          const { value } = breakEven(reading, cells, { threat, key, measure, target });
          const back = measured(typed(cells, 1, columnOf(key), value), measure);
          expect(Math.abs(back - target)).toBeLessThanOrEqual(3e-5 * target);
        },
      ),
      { numRuns: 25, endOnFailure: true },
    );
  });

  it("names the others that meet the target, too", () => {
    const cells = register(
      ["Threat", "Frequency", "Loss low", "Loss high"],
      ["Breach", 1, 1500, 1e6],
    );
    const reading = readRegister(cells);
    const [threat] = reading.threats;
    if (threat === undefined) throw new Error("the register must have a threat");
    const question = { threat, key: "low", measure: { kind: "expected" }, target: 286711.22 };
    const { value, others } = breakEven(reading, cells, question as never);
    expect([value, ...others].map((each) => Number(each.toPrecision(7)))).toEqual([1000, 19952.14]);
  });

  it("that no figure brings about is refused, with what the figure can bring about", () => {
    const cells = register(
      ["Threat", "Frequency", "Loss", "Frequency reduction"],
      ["Fire", 0.5, 1000, 0.2],
      ["Theft", 1, 100, 0],
    );
    const reading = readRegister(cells);
    const [threat] = reading.threats;
    if (threat === undefined) throw new Error("the register must have a threat");
    const ask = (target: number) => () =>
      breakEven(reading, cells, {
        ...{ threat, key: "frequencyReduction", measure: { kind: "expected" }, target },
      });
    const reach =
      'target must be between 100 and 600: no Frequency reduction of "Fire" makes the expected loss less or more';
    expect(ask(700)).toThrow(ModelError);
    expect(ask(700)).toThrow(`${reach}, got 700`);
    // Beside the distance to such a target the measure itself is nothing.
    expect(ask(1e20)).toThrow(`${reach}, got 100000000000000000000`);
    expect(ask(1e300)).toThrow(`${reach}, got 1e+300`);
  });
});
