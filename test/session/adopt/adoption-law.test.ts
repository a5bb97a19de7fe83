import fc from "fast-check";
import type { Cell, Control, Threat } from "../../../src/core";
import {
  adoption,
  budgetPlan,
  coverageGap,
  expectedLoss,
  measuredLoss,
  readControls,
  readRegister,
  threatNamesOf,
  threatsOf,
} from "../../../src/core";
import { sessionInMemory } from "../../support/pane/session-in-memory";
import type { AreaInMemory } from "../../support/pane/sheets-in-memory";

const on = sessionInMemory();

afterEach(() => {
  on.close();
});

/** Both tables as somebody may keep them. */
interface Drawn {
  readonly register: AreaInMemory;
  readonly controls: AreaInMemory;
}

const percent = fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 99 }));
const amount = fc.integer({ min: 1, max: 900_000 });
const names = ["Fire", "Flood", "Theft", "Fraud", "Outage"];

/** A row: how often, or how likely in a year; a range or one amount; cap, retention, limit, reductions, spend, status. */
const threatRow = fc.record({
  often: fc.integer({ min: 1, max: 400 }),
  isOnce: fc.boolean(),
  low: amount,
  width: fc.integer({ min: 2, max: 60 }),
  isRange: fc.boolean(),
  cap: fc.option(amount),
  retention: fc.option(amount),
  fewer: percent,
  smaller: percent,
  cents: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 50_000_000 })),
  isClosed: fc.integer({ min: 0, max: 5 }).map((die) => die === 0),
});

const controlRow = fc.record({
  fewer: percent,
  smaller: percent,
  coverage: percent,
  reliability: percent,
  cost: fc.integer({ min: 0, max: 20_000_000 }),
  build: fc.option(fc.integer({ min: 1, max: 5_000_000 })),
  on: fc.integer({ min: 0, max: 31 }),
  isThere: fc.integer({ min: 0, max: 4 }).map((die) => die === 0),
});

const drawn: fc.Arbitrary<Drawn> = fc
  .record({
    rows: fc.array(threatRow, { minLength: 1, maxLength: 5 }),
    bought: fc.array(controlRow, { minLength: 1, maxLength: 4 }),
    isPercent: fc.boolean(),
    inThousands: fc.boolean(),
    has: fc.record({ fewer: fc.boolean(), smaller: fc.boolean(), inPlace: fc.boolean() }),
    kind: fc.constantFrom("table", "sheet"),
  })
  .map(({ rows, bought, isPercent, inThousands, has, kind }) => {
    const share = (value: number | null): Cell =>
      value === null ? null : isPercent ? value : value / 100;
    const unit = isPercent ? " (%)" : "";
    const spent = (cents: number | null): Cell =>
      cents === null ? null : inThousands ? cents / 100_000 : cents / 100;
    const lines = rows.map((row, index): Cell[] => [
      names[index] ?? "",
      row.isOnce ? null : row.often / 100,
      row.isOnce ? row.often / 1000 : null,
      row.isRange ? row.low : null,
      row.isRange ? row.low * row.width : null,
      row.isRange ? null : row.low,
      row.cap,
      row.retention,
      row.retention === null ? null : 3 * row.retention,
      row.isClosed && index > 0 ? "Closed" : "Open",
      spent(row.cents),
      ...(has.fewer ? [share(row.fewer)] : []),
      ...(has.smaller ? [share(row.smaller)] : []),
    ]);
    const headers = [
      ...["Threat", "Frequency", "Probability", "Loss low", "Loss high", "Loss", "Loss cap"],
      ...["Retention", "Limit", "Status", inThousands ? "Spend (k€)" : "Spend"],
      ...(has.fewer ? [`Frequency reduction${unit}`] : []),
      ...(has.smaller ? [`Loss reduction${unit}`] : []),
    ];
    const controls = bought.map((row, index): Cell[] => [
      `Control ${index}`,
      names.filter((_, at) => at < rows.length && (row.on >> at) % 2 === 1).join("; ") || null,
      row.fewer === null ? null : row.fewer / 100,
      row.smaller === null ? null : row.smaller / 100,
      row.coverage === null ? null : row.coverage / 100,
      row.reliability === null ? null : row.reliability / 100,
      row.cost / 100,
      row.build,
      row.build === null ? null : 3,
      ...(has.inPlace ? [row.isThere ? "ja" : "nein"] : []),
    ]);
    return {
      register: { kind: kind as "table", sheet: "Register", cells: [headers, ...lines] },
      controls: {
        ...{ kind: "table", sheet: "Buy", table: "Controls" },
        cells: [
          [
            ...["Control", "Threat", "Frequency reduction", "Loss reduction", "Coverage"],
            ...["Reliability", "Cost", "Build cost", "Life", ...(has.inPlace ? ["In place"] : [])],
          ],
          ...controls,
        ],
      },
    };
  });

const threatsNow = (): readonly Threat[] => threatsOf(readRegister(on.sheets.contents("a")));
const controlsNow = (): readonly Control[] =>
  readControls(on.sheets.contents("b"), threatNamesOf(readRegister(on.sheets.contents("a"))))
    .controls;

async function adopt(wanted: readonly string[]): Promise<string> {
  const shown = await on.session.adoption.preview(wanted, { leaveSpend: false });
  if (shown.kind === "refused") return shown.message;
  const [choice] = await Promise.all([on.session.adoption.adopt(shown), on.timer.pass(0)]);
  return choice.kind;
}

const isNear = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));

function expectSame(left: readonly Threat[], right: readonly Threat[]): void {
  expect(left.map(({ name }) => name)).toEqual(right.map(({ name }) => name));
  left.forEach((threat, index) => {
    const other = right[index] ?? threat;
    expect(isNear(threat.frequencyReduction, other.frequencyReduction)).toBe(true);
    expect(isNear(threat.event.lossReduction, other.event.lossReduction)).toBe(true);
    expect(isNear(threat.spend, other.spend)).toBe(true);
    expect({ ...threat.event, lossReduction: 0 }).toEqual({ ...other.event, lossReduction: 0 });
    expect(threat.frequency).toEqual(other.frequency);
  });
}

const gapOf = (threats: readonly Threat[]): number =>
  threats.reduce((sum, threat) => sum + coverageGap(expectedLoss(threat), threat.spend), 0);

describe("an adoption of controls drawn at random", () => {
  it("leaves the register that was promised, by turns or together, and once", async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async ({ register, controls }) => {
        await on.open({ a: register, b: controls });
        const before = threatsNow();
        const all = controlsNow();
        const bought = all.filter(({ inPlace }) => !inPlace);
        const wanted = bought.map(({ name }) => name);
        if (wanted.length === 0) {
          expect(await adopt(all.map(({ name }) => name))).toContain("in place already");
          return;
        }
        const promised = adoption(before, bought).threats.map(
          ({ threat, frequencyReduction, lossReduction, spendAdded }): Threat => ({
            ...threat,
            frequencyReduction,
            event: { ...threat.event, lossReduction },
            spend: threat.spend + spendAdded,
          }),
        );
        expect(await adopt(wanted)).toBe("chosen");
        expect(on.sheets.steps).toBe(1);
        const together = threatsNow();
        expectSame(together, promised);
        expect(controlsNow().every(({ inPlace }) => inPlace)).toBe(true);

        // All that can be bought, whatever it avoids: the plan is told to.
        const musts = all.map((control) => ({ ...control, inPlan: "must" as const }));
        const plan = budgetPlan(before, musts, 1e12, { kind: "expected" });
        const year = measuredLoss(together, { kind: "expected" });
        expect(Math.abs(year - plan.lossAfter)).toBeLessThanOrEqual(1e-11 * plan.lossBefore);
        const { totals } = on.view();
        const gap = totals.kind === "totals" ? totals.coverage?.gap : undefined;
        expect(Math.abs((gap ?? NaN) - gapOf(promised))).toBeLessThanOrEqual(
          1e-11 * (1 + plan.lossBefore),
        );
        expect(await adopt(wanted)).toContain("in place already");

        await on.open({ a: register, b: controls });
        for (const name of [...wanted].reverse()) expect(await adopt([name])).toBe("chosen");
        expectSame(threatsNow(), together);
        for (const name of wanted) {
          const [back] = await Promise.all([on.session.takeBack(), on.timer.pass(0)]);
          expect(back).toMatchObject({ kind: "adopt", name, result: { kind: "saved" } });
        }
        expectSame(threatsNow(), before);
      }),
      { numRuns: 25 },
    );
  });
});
