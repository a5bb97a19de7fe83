import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Cell } from "../../../src/core";
import { readControls, readRegister } from "../../../src/core";
import { formula } from "../../support/workbook/worksheet";

interface Case {
  readonly kind: string;
  readonly rows: Cell[][];
  readonly formula: "EXPECTED_LOSS" | "REGISTER_CHECK" | "pane";
  readonly right: number | string;
  readonly say: string;
}

const { cases } = JSON.parse(
  readFileSync(join(__dirname, "../../golden/registers.json"), "utf8"),
) as { readonly cases: readonly Case[] };

const of = (name: string) =>
  cases.filter((each) => each.formula === name && each.kind !== "controls");
const headers = (rows: Cell[][]): string =>
  rows.map((row) => row.map((cell) => JSON.stringify(cell)).join(" ")).join(" / ");
const titled = (list: readonly Case[]) =>
  list.map((each) => [each.kind, headers(each.rows), each] as const);
const kinds = (rows: Cell[][]): string[] => readRegister(rows).findings.map(({ kind }) => kind);

describe("a register as people write it", () => {
  it.each(titled(of("EXPECTED_LOSS").filter(({ right }) => typeof right === "number")))(
    "%s: %s has its expected loss",
    (_, __, { rows, right, say }) => {
      const got = Number(formula("EXPECTED_LOSS", rows));
      expect(Math.abs(got - Number(right))).toBeLessThanOrEqual(1e-12 * Number(right));
      const findings = readRegister(rows).findings;
      if (say.includes("left out")) {
        expect(
          findings.some(
            ({ kind, rule }) => kind === "Note" && rule.includes("the row is left out"),
          ),
        ).toBe(true);
      }
      if (say.includes("no warning")) expect(kinds(rows)).not.toContain("Warning");
    },
  );

  it.each(titled(of("EXPECTED_LOSS").filter(({ right }) => right === "#VALUE!")))(
    "%s: %s is refused in words",
    (kind, _, { rows }) => {
      const offers = kind.startsWith("most likely") ? "Loss most likely" : "Loss min and Loss max";
      expect(formula("EXPECTED_LOSS", rows)).toMatch(new RegExp(`^#VALUE! .*${offers}`));
    },
  );

  it.each(titled(of("REGISTER_CHECK")))("%s: %s is said", (_, __, { rows, right }) => {
    const table = formula("REGISTER_CHECK", rows) as Cell[][];
    expect(table.map((row) => row[3])).toContain(right);
    expect(table[1]?.[4]).toMatch(/^\d+ threats?, nothing to fix/);
  });

  it("shows the unit of a column, and warns where money columns differ a thousandfold", () => {
    for (const { rows } of of("pane")) {
      const { columns, findings } = readRegister(rows);
      expect(columns.of.get("loss")?.scale).toBe(1000);
      expect(findings).toContainEqual(
        expect.objectContaining({ kind: "Warning", column: "Budget", row: 0 }),
      );
    }
  });

  it("reads the costs, threats and state of controls under the names they have", () => {
    for (const { rows } of cases.filter(({ kind }) => kind === "controls")) {
      const { findings } = readControls(rows, { open: ["A"], leftOut: [] });
      // All that is missing is over how many years the cost of implementation is spread.
      expect(findings.filter(({ kind }) => kind === "Problem")).toEqual([
        expect.objectContaining({ column: "Life" }),
      ]);
      const life = [[...(rows[0] ?? []), "Life"], ...rows.slice(1).map((row) => [...row, 5])];
      const read = readControls(life, { open: ["A"], leftOut: [] });
      expect(read.controls).toEqual([
        expect.objectContaining({
          ...{ cost: 5000, buildCost: 20000, threats: ["A"], lossReduction: 0.4, inPlace: true },
        }),
      ]);
    }
  });
});
