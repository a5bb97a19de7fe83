import type { Cell } from "../../../src/core";
import {
  deterrenceRequirement,
  expectedLoss,
  ModelError,
  optimumRequirement,
  readRegister,
  threatsOf,
} from "../../../src/core";
import { onlyThreat, register } from "../../support/model/register-cells";

/** A threat with an expected loss of 500,000 a year and these further columns. */
const threat = (further: Readonly<Record<string, Cell>>) =>
  onlyThreat(
    register(
      ["Threat", "Frequency", "Loss", ...Object.keys(further)],
      ["Ransomware", 0.5, 1e6, ...Object.values(further)],
    ),
  );

/** Code and message of the refusal. */
function refusalOf(call: () => unknown): string {
  try {
    call();
  } catch (refusal) {
    if (refusal instanceof ModelError) return `${refusal.code}: ${refusal.message}`;
    throw refusal;
  }
  return "no refusal";
}

describe("the rule deterrence", () => {
  it.each`
    columns                                                                              | expected  | because
    ${{ "Attacker value": 3e5 }}                                                         | ${300000} | ${"spend as much as a success is worth to the attacker"}
    ${{ "Attacker value": 3e5, "Defender advantage": 2 }}                                | ${150000} | ${"defence goes twice as far"}
    ${{ "Attacker value": 3e5, "Defender advantage": null }}                             | ${300000} | ${"a blank advantage is 1"}
    ${{ "Attacker value": 3e5, Retention: 1e4, Limit: 1e6 }}                             | ${300000} | ${"insurance takes nothing from the attacker"}
    ${{ "Attacker value (k$)": 300, "Frequency reduction": 0.9, "Loss reduction": 0.5 }} | ${300000} | ${"reductions change what is lost, not what is to be won"}
  `(
    "requires $expected for $columns: $because",
    ({ columns, expected }: { columns: Record<string, Cell>; expected: number }) => {
      expect(deterrenceRequirement(threat(columns))).toBe(expected);
    },
  );

  it("refuses a threat without an attacker's value, in the words of the register", () => {
    const cells = register(
      ["Threat", "Frequency", "Loss", "Attacker value"],
      ["Ransomware", 0.5, 1e6, 3e5],
      ["Fire", 0.01, 1e7, null],
    );
    const [ransomware, fire] = threatsOf(readRegister(cells));
    expect(ransomware && deterrenceRequirement(ransomware)).toBe(3e5);
    expect(refusalOf(() => fire && deterrenceRequirement(fire))).toBe(
      "incomplete: Attacker value in row 2 (Fire) of the register must be filled in for the rule deterrence, got a blank cell or 0",
    );
  });
});

describe("the rule optimum", () => {
  it.each`
    columns                                                                         | expected              | because
    ${{ Vulnerability: 0.5, Productivity: 1e-5 }}                                   | ${123606.79774997897} | ${"Gordon-Loeb I of L = 1,000,000 and v = .5"}
    ${{ Vulnerability: 0.1, Productivity: 1e-5 }}                                   | ${123606.79774997897} | ${"curve I knows v and L only as v L, the expected loss"}
    ${{ Vulnerability: 0.5, Productivity: 1e-6 }}                                   | ${0}                  | ${"the first unit of money avoids half a unit of loss"}
    ${{ Vulnerability: 0.5, Productivity: 1e-5, "Frequency reduction": 0.2 }}       | ${(2 - 1) / 1e-5}     | ${"the net expected loss is 400,000: (√4 - 1)/α"}
    ${{ Vulnerability: 0.5, Productivity: 1e-5, Retention: 200000, Limit: 800000 }} | ${0}                  | ${"net of insurance 100,000: v L α = 1"}
  `(
    "requires $expected for $columns: $because",
    ({ columns, expected }: { columns: Record<string, Cell>; expected: number }) => {
      expect(optimumRequirement(threat(columns))).toBeCloseTo(expected, 6);
    },
  );

  it("requires at most a quarter of the net expected loss", () => {
    for (const productivity of [1e-6, 3e-6, 8e-6, 1e-5, 1e-4, 1e-2]) {
      const one = threat({ Vulnerability: 0.3, Productivity: productivity });
      expect(optimumRequirement(one)).toBeLessThanOrEqual((expectedLoss(one) / 4) * (1 + 1e-12));
    }
  });

  it.each`
    columns                                       | column
    ${{ Productivity: 1e-5 }}                     | ${"Vulnerability"}
    ${{ Vulnerability: 0, Productivity: 1e-5 }}   | ${"Vulnerability"}
    ${{ Vulnerability: 0.5 }}                     | ${"Productivity"}
    ${{ Vulnerability: 0.5, Productivity: null }} | ${"Productivity"}
  `(
    "refuses $columns, in the words of the register",
    ({ columns, column }: { columns: Record<string, Cell>; column: string }) => {
      expect(refusalOf(() => optimumRequirement(threat(columns)))).toBe(
        `incomplete: ${column} in row 1 (Ransomware) of the register must be filled in for the rule optimum, got a blank cell or 0`,
      );
    },
  );
});
