import fc from "fast-check";
import type { Cell, Cells } from "../../../src/core";
import {
  columnsMissing,
  coverage,
  expectedLoss,
  ModelError,
  readRegister,
  rules,
  threatsOf,
  totalExpectedLoss,
} from "../../../src/core";
import {
  amount,
  anyCell,
  anyHeader,
  registerHeaders,
  soundRegister,
} from "../../support/model/arbitraries";
import { isLong } from "../../support/is-long";

/** The rules that need no column of their own. */
const rulesOfLoss = rules.filter((rule) => columnsMissing(rule, new Set()).length === 0);
const total = (cells: Cells): number => totalExpectedLoss(threatsOf(readRegister(cells)));
const shuffled = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length });
const money: ReadonlySet<string> = new Set([
  ...["Loss low", "Loss high", "Loss mean", "Loss SD", "Loss min", "Loss most likely", "Loss max"],
  ...["Loss", "Loss cap", "Retention", "Limit", "Premium", "Spend"],
]);
const at = (header: string): number => registerHeaders.indexOf(header);

/** The same register with one column recomputed. */
function change(cells: Cells, header: string, to: (cell: Cell, row: number) => Cell): Cells {
  const column = at(header);
  return cells.map((row, i) =>
    i === 0 ? row : row.map((cell, j) => (j === column ? to(cell, i) : cell)),
  );
}

describe("a register in which nothing is wrong", () => {
  it("has no problems", () => {
    fc.assert(
      fc.property(soundRegister(), (cells) => {
        const { findings, threats } = readRegister(cells);
        expect(findings.filter(({ kind }) => kind === "Problem")).toEqual([]);
        expect(threats).toHaveLength(cells.length - 1);
      }),
    );
  });

  it("gives the same bits in any order of rows and columns", () => {
    const reordered = soundRegister().chain((cells) =>
      fc.tuple(
        fc.constant(cells),
        shuffled(cells.slice(1)),
        shuffled(registerHeaders.map((_, index) => index)),
      ),
    );
    fc.assert(
      fc.property(reordered, ([cells, rows, order]) => {
        const mixed = [cells[0] ?? [], ...rows].map((row) => order.map((j) => row[j] ?? null));
        expect(total(mixed)).toBe(total(cells));
        for (const rule of rulesOfLoss) {
          const before = coverage(threatsOf(readRegister(cells)), rule);
          expect(coverage(threatsOf(readRegister(mixed)), rule)).toEqual(before);
        }
      }),
    );
  });

  it("scales with the currency", () => {
    const rate = fc.constantFrom(0.25, 1e-3, 1.08, 100, 1e3);
    fc.assert(
      fc.property(soundRegister(), rate, (cells, factor) => {
        const converted = cells.map((row, i) =>
          i === 0
            ? row
            : row.map((cell, j) =>
                typeof cell === "number" && money.has(registerHeaders[j] ?? "")
                  ? cell * factor
                  : cell,
              ),
        );
        for (const [i, threat] of threatsOf(readRegister(cells)).entries()) {
          const same = threatsOf(readRegister(converted))[i];
          if (!same) throw new Error("a threat was lost");
          const size = expectedLoss(threat, "inherent") * factor;
          const gap = Math.abs(expectedLoss(same) - expectedLoss(threat) * factor);
          expect(gap).toBeLessThanOrEqual(1e-9 * size);
        }
      }),
    );
  });

  it("never costs more through a cap, to the last bit", () => {
    fc.assert(
      fc.property(soundRegister(), amount(), (cells, cap) => {
        const uncapped = change(cells, "Loss cap", () => null);
        expect(total(change(cells, "Loss cap", () => cap))).toBeLessThanOrEqual(
          threatsOf(readRegister(cells)).some(({ event }) => event.cover !== null)
            ? Infinity
            : total(uncapped),
        );
        const inherent = (of: Cells): number =>
          totalExpectedLoss(threatsOf(readRegister(of)), "inherent");
        expect(inherent(change(cells, "Loss cap", () => cap))).toBeLessThanOrEqual(
          inherent(uncapped),
        );
      }),
    );
  });

  it("keeps its total when a threat is split into two with half the frequency", () => {
    fc.assert(
      fc.property(soundRegister(), fc.nat(), (cells, pick) => {
        const poisson = cells.slice(1).filter((row) => typeof row[at("Frequency")] === "number");
        const row = poisson[pick % Math.max(poisson.length, 1)];
        if (!row) return;
        const half = row.map((cell, j) => (j === at("Frequency") ? Number(cell) / 2 : cell));
        const others = cells.filter((each) => each !== row);
        const split = [
          ...others,
          ["First half", ...half.slice(1)],
          ["Second half", ...half.slice(1)],
        ];
        // Halving changes no bit of a frequency, and the total is rounded once.
        expect(total(split)).toBe(total(cells));
      }),
    );
  });

  it("covers nothing twice: gap and covered spend make up what is required", () => {
    fc.assert(
      fc.property(soundRegister(), fc.constantFrom(...rulesOfLoss), (cells, rule) => {
        const { required, gap, ratio, spend } = coverage(threatsOf(readRegister(cells)), rule);
        expect(ratio).toBeGreaterThanOrEqual(0);
        expect(ratio).toBeLessThanOrEqual(1);
        expect(Math.abs(gap + ratio * required - required)).toBeLessThanOrEqual(1e-12 * required);
        expect(required - gap).toBeLessThanOrEqual(spend + 1e-12 * (required + spend));
      }),
    );
  });
});

describe("a planted fault", () => {
  const faults: readonly (readonly [string, Cell])[] = [
    ["Frequency", "often"],
    ["Frequency", -1],
    ["Probability", 1.5],
    ["Vulnerability", 7],
    ["Loss low", "1,000"],
    ["Loss high", -5],
    ["Loss", true],
    ["Loss cap", NaN],
    ["Loss reduction", 1.01],
    ["Frequency reduction", "half"],
    ["Retention", -1],
    ["Limit", "unlimited"],
    ["Spend", -0.01],
    ["Premium", Infinity],
  ];

  it("is found with its row and column, wherever it is", () => {
    fc.assert(
      fc.property(
        soundRegister(),
        fc.nat(),
        fc.constantFrom(...faults),
        (cells, pick, [header, bad]) => {
          const row = 1 + (pick % (cells.length - 1));
          const broken = change(cells, header, (cell, i) => (i === row ? bad : cell));
          const problems = readRegister(broken).findings.filter(({ kind }) => kind === "Problem");
          expect(problems).toContainEqual(
            expect.objectContaining({ row, column: header, value: bad, name: `Threat ${row}` }),
          );
          expect(problems.every((problem) => problem.row === row)).toBe(true);
          expect(() => threatsOf(readRegister(broken))).toThrow(ModelError);
        },
      ),
    );
  });

  it("of every row is found in every row", () => {
    fc.assert(
      fc.property(soundRegister(), fc.constantFrom(...faults), (cells, [header, bad]) => {
        const { findings } = readRegister(change(cells, header, () => bad));
        const rows = findings
          .filter(({ kind, column }) => kind === "Problem" && column === header)
          .map(({ row }) => row);
        expect(rows).toEqual(cells.slice(1).map((_, i) => i + 1));
      }),
    );
  });
});

describe("any range of cells", () => {
  it("is read or refused with a reason, and no number is ever NaN", () => {
    const range = fc
      .tuple(
        fc.array(anyHeader(), { maxLength: 9 }),
        fc.array(fc.array(anyCell(), { maxLength: 10 }), { maxLength: 6 }),
      )
      .map(([headers, rows]): Cells => [headers, ...rows]);
    fc.assert(
      fc.property(range, (cells) => {
        const reading = readRegister(cells);
        const odd = reading.findings.filter(
          ({ kind, rule, column }) =>
            !(kind === "Problem" ? rule.startsWith("must ") : rule !== "") ||
            column === "" ||
            /NaN|undefined|\[object/.test(rule),
        );
        let numbers: number[] = [];
        try {
          const threats = threatsOf(reading);
          numbers = rules.flatMap((rule) => {
            const { required, spend, gap, ratio } = coverage(threats, rule);
            return [required, spend, gap, ratio];
          });
        } catch (refusal) {
          if (!(refusal instanceof ModelError)) throw refusal;
        }
        expect([odd, numbers.filter((value) => !Number.isFinite(value))]).toEqual([[], []]);
      }),
      { numRuns: isLong ? 10_000 : 3_000 },
    );
  });
});
