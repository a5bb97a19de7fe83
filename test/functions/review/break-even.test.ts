import type { Cell, Cells } from "../../../src/core";
import { register } from "../../support/model/register-cells";
import { formula, type Given } from "../../support/workbook/worksheet";

/** Expected losses 2,000, 500 and 404,001.28 / 10; spend 400, 900 and 20,000. */
const threats = register(
  ["Threat", "Frequency", "Loss", "Loss low", "Loss high", "Loss cap", "Loss reduction", "Spend"],
  ["Laptop", 2, 1000, null, null, null, null, 400],
  ["Fraud", 1, 1000, null, null, null, 0.5, 900],
  ["Ransomware", 0.1, null, 100000, 1000000, null, null, 20000],
);
const ransomware = 40400.12826945724;
const others = 2500;

/** The register with a figure typed into the cell of a threat. */
function typed(cells: Cells, threat: string, header: string, figure: unknown): Cells {
  const column = cells[0]?.indexOf(header) ?? -1;
  return cells.map((row) =>
    row[0] === threat ? row.map((cell, i) => (i === column ? (figure as Cell) : cell)) : row,
  );
}

describe("BREAK_EVEN", () => {
  it.each`
    threat          | field                | target                    | measure       | expected                           | because
    ${"Laptop"}     | ${"Frequency"}       | ${others + ransomware}    | ${undefined}  | ${2}                               | ${"it meets the target today"}
    ${"Laptop"}     | ${"Frequency"}       | ${500 + ransomware + 3e3} | ${undefined}  | ${3}                               | ${"3 × 1,000 beside the others"}
    ${" LAPTOP "}   | ${"events per year"} | ${500 + ransomware + 3e3} | ${"Expected"} | ${3}                               | ${"names are compared as a register's are"}
    ${"Laptop"}     | ${"Loss"}            | ${500 + ransomware + 100} | ${""}         | ${50}                              | ${"2 × 50"}
    ${"Fraud"}      | ${"Loss reduction"}  | ${2e3 + ransomware + 200} | ${undefined}  | ${0.8}                             | ${"1,000 × (1 - 0.8)"}
    ${"Fraud"}      | ${"Loss reduction"}  | ${2e3 + ransomware}       | ${undefined}  | ${1}                               | ${"only if all of it is avoided"}
    ${"Laptop"}     | ${"Loss cap"}        | ${1e3 + ransomware}       | ${undefined}  | ${250}                             | ${"2 × min(1,000, 250)"}
    ${"Laptop"}     | ${"Loss cap"}        | ${others + ransomware}    | ${undefined}  | ${1000}                            | ${"from there on a cap changes nothing"}
    ${"Laptop"}     | ${"Spend"}           | ${ransomware - 20000}     | ${"gap"}      | ${2000}                            | ${"the least spend that leaves no gap of its own"}
    ${"Ransomware"} | ${"Spend"}           | ${1600 + 1e4}             | ${"gap"}      | ${ransomware - 1e4}                | ${"10,000 missing beside the 1,600 of the laptops"}
    ${"Ransomware"} | ${"Spend"}           | ${0.5}                    | ${"coverage"} | ${(others + ransomware) / 2 - 900} | ${"half of all, of which 400 and 500 are there"}
  `(
    "$field of $threat is $expected for a $measure of $target: $because",
    ({
      threat,
      field,
      target,
      measure,
      expected,
    }: Record<string, Given> & { expected: number }) => {
      expect(formula("BREAK_EVEN", threats, threat, field, target, measure)).toBeCloseTo(
        expected,
        6,
      );
    },
  );

  describe("on the low end of a range, of which the mean of a lognormal is no rising function,", () => {
    const wide = (low: number): Cells =>
      register(["Threat", "Frequency", "Loss low", "Loss high"], ["Breach", 1, low, 1e6]);

    it.each`
      today    | expected    | because
      ${1500}  | ${1000}     | ${"the lower one is nearer"}
      ${15000} | ${19952.15} | ${"the higher one is nearer"}
      ${5000}  | ${1000}     | ${"by plain difference, not in proportion"}
    `(
      "is $expected from $today: $because",
      ({ today, expected }: { today: number; expected: number }) => {
        const low = formula("BREAK_EVEN", wide(today), "Breach", "Loss low", 286711.22) as number;
        expect(low / expected).toBeCloseTo(1, 6);
        const put = formula("EXPECTED_LOSS", typed(wide(today), "Breach", "Loss low", low));
        expect((put as number) / 286711.22).toBeCloseTo(1, 9);
      },
    );

    it("finds the bottom of the dip between two tries, and nothing below it", () => {
      // d ln mean / d ln low is 0 at σ = z: low = high / exp(2 z²), where the mean is high · exp(-z² / 2).
      const z = 1.6448536269514722;
      const least = 1e6 * Math.exp(-(z * z) / 2);
      const found = formula("BREAK_EVEN", wide(1500), "Breach", "Loss low", least * (1 + 1e-7));
      expect((found as number) / (1e6 / Math.exp(2 * z * z))).toBeCloseTo(1, 2);
      expect(formula("BREAK_EVEN", wide(1500), "Breach", "Loss low", 258000)).toBe(
        '#VALUE! target must be between 258523 and 643422000: no Loss low of "Breach" makes the expected loss less or more, got 258000',
      );
    });
  });

  describe("on a stretch of figures that all meet the target", () => {
    // P(S <= x) >= 0.9 first at 3 Loss + 3,000 or at 5,000, whichever is more, for a Loss near 700.
    const three = register(
      ["Threat", "Frequency", "Loss"],
      ["x", 1, 1000],
      ["y", 1, 1000],
      ["z", 0.5, 2000],
    );

    it("is the end of it, exactly, where the stretch begins and ends between two tries", () => {
      const end = formula("BREAK_EVEN", three, "x", "Loss", 5000, "percentile", 0.9) as number;
      const percentile = (loss: number): unknown =>
        formula("LOSS_PERCENTILE", typed(three, "x", "Loss", loss), 0.9);
      expect((percentile(end) as number) / 5000).toBeCloseTo(1, 14);
      expect(percentile(end * (1 + 1e-9))).toBeGreaterThan(5000 * (1 + 1e-10));
      expect(end / (2000 / 3)).toBeCloseTo(1, 12);
    });

    it("is its other end for a present figure on the other side", () => {
      const low = typed(three, "x", "Loss", 200);
      const end = formula("BREAK_EVEN", low, "x", "Loss", 5000, "percentile", 0.9) as number;
      const percentile = (loss: number): unknown =>
        formula("LOSS_PERCENTILE", typed(three, "x", "Loss", loss), 0.9);
      expect(end).toBeLessThan(600);
      expect((percentile(end) as number) / 5000).toBeCloseTo(1, 14);
      expect(percentile(end * (1 - 1e-9))).toBeLessThan(5000 * (1 - 1e-10));
    });
  });

  it("answers in the units of the column, so that the figure can be typed there", () => {
    const scaled = register(
      ["Threat", "Frequency (per month)", "Loss (k$)", "Loss reduction (%)", "Spend (k$)"],
      ["Laptop", 0.25, 2, 10, 1],
    );
    const cases = [
      { header: "Frequency (per month)", field: "frequency", expected: 0.5 },
      { header: "Loss (k$)", field: "Loss (k$)", expected: 4 },
      { header: "Loss reduction (%)", field: "Loss reduction", expected: 55, target: 2700 },
    ];
    for (const { header, field, expected, target = 10800 } of cases) {
      const figure = formula("BREAK_EVEN", scaled, "Laptop", field, target);
      expect(figure).toBeCloseTo(expected, 9);
      const put = formula("EXPECTED_LOSS", typed(scaled, "Laptop", header, figure));
      expect((put as number) / target).toBeCloseTo(1, 9);
    }
    expect(formula("BREAK_EVEN", scaled, "Laptop", "Spend", 400, "gap")).toBeCloseTo(5, 9);
  });

  it("knows a column by what it stands for here", () => {
    const cells = register(["Risk", "ARO", "SLE"], ["Laptop", 2, 1000]);
    expect(formula("BREAK_EVEN", cells, "Laptop", "aro", 3000)).toBeCloseTo(3, 9);
    expect(formula("BREAK_EVEN", cells, "Laptop", "Frequency", 3000)).toBeCloseTo(3, 9);
    expect(formula("BREAK_EVEN", cells, "Laptop", "Loss per event", 3000)).toBeCloseTo(1500, 9);
  });

  describe("for measures of years", () => {
    it.each`
      measure         | field          | factor
      ${"percentile"} | ${"Frequency"} | ${1.2}
      ${"percentile"} | ${"Loss high"} | ${0.9}
      ${"tail"}       | ${"Loss high"} | ${1.1}
      ${"tail"}       | ${"Frequency"} | ${0.8}
    `(
      "meets $factor of the $measure once its $field is typed",
      ({ measure, field, factor }: { measure: string; field: string; factor: number }) => {
        const id = measure === "tail" ? "LOSS_TAIL_MEAN" : "LOSS_PERCENTILE";
        const target = (formula(id, threats) as number) * factor;
        const figure = formula("BREAK_EVEN", threats, "Ransomware", field, target, measure);
        const put = formula(id, typed(threats, "Ransomware", field, figure)) as number;
        expect(Math.abs(put / target - 1)).toBeLessThan(1e-7);
      },
    );

    it("is the frequency at which a year in a hundred brings an event: 1 - e^-λ = 1%", () => {
      const cells = register(["Threat", "Frequency", "Loss"], ["Fire", 0.5, 1000]);
      // From there on down the percentile is 0.
      expect(formula("BREAK_EVEN", cells, "Fire", "Frequency", 0, "percentile")).toBeCloseTo(
        -Math.log(0.99),
        9,
      );
    });

    it("reads the level and the spread", () => {
      const cells = register(["Threat", "Frequency", "Loss"], ["Fire", 0.5, 1000]);
      const figure = formula("BREAK_EVEN", cells, "Fire", "Frequency", 0, "percentile", 0.9, 1);
      // (1 + λ)^-1 = 90%
      expect(figure).toBeCloseTo(1 / 9, 9);
    });
  });

  it.each`
    headers                                         | figures            | field                    | target                | further                 | expected    | source
    ${["Frequency", "Loss low", "Loss high"]}       | ${[0.5, 1e7, 1e9]} | ${"Frequency"}           | ${26639800.977355555} | ${[]}                   | ${0.1}      | ${"riskquant README, BOB: 10% a year from 1e7 to 1e9 is $26,600,000"}
    ${["Probability", "Loss low", "Loss high"]}     | ${[0.5, 5e6, 5e7]} | ${"Probability"}         | ${1010003.2067364313} | ${[]}                   | ${0.05}     | ${"riskquant README, CHARLIE: 5% from 5e6 to 5e7"}
    ${["Frequency", "Loss", "Frequency reduction"]} | ${[5, 15000, 0.1]} | ${"Frequency reduction"} | ${15000}              | ${[]}                   | ${0.8}      | ${"ENISA (2012): five outbreaks at 15,000, of which 80% are stopped"}
    ${["Frequency", "Loss"]}                        | ${[1, 10000]}      | ${"Frequency"}           | ${20000}              | ${["percentile", 0.99]} | ${0.436045} | ${"Garwood (1936), lower 1% limit of a Poisson mean for 3 events"}
    ${["Frequency", "Loss"]}                        | ${[0.1, 10000]}    | ${"Frequency"}           | ${20000}              | ${["percentile", 0.99]} | ${0.148555} | ${"the same for 2 events"}
    ${["Frequency", "Loss"]}                        | ${[0.1, 10000]}    | ${"Frequency"}           | ${10000}              | ${["percentile", 0.95]} | ${0.1}      | ${"between the limits for 1 and 2 events, 0.0513 and 0.355, today's is right"}
    ${["Frequency", "Loss"]}                        | ${[0.5, 10000]}    | ${"Frequency"}           | ${10000}              | ${["percentile", 0.95]} | ${0.355362} | ${"Garwood (1936), lower 5% limit for 2 events"}
  `(
    "is $expected for $field: $source",
    ({
      headers,
      figures,
      field,
      target,
      further,
      expected,
    }: Record<string, Given[]> & { expected: number }) => {
      const cells = register(["Threat", ...(headers as Cell[])], ["a", ...(figures as Cell[])]);
      const found = formula(
        "BREAK_EVEN",
        cells,
        "a",
        field as never,
        target as never,
        ...(further ?? []),
      );
      expect((found as number) / expected).toBeCloseTo(1, 5);
    },
  );

  it("is about what deters where the attacker is asked for", () => {
    const cells = register(
      ["Threat", "Frequency", "Loss", "Spend", "Attacker value", "Defender advantage"],
      ["Ransomware", 0.5, 1e6, 100000, 300000, null],
      ["Fraud", 1, 1e5, 50000, 20000, 2],
    );
    const ask = (field: string, target: number, measure: string): unknown =>
      formula("BREAK_EVEN", cells, "Ransomware", field, target, measure);
    expect(ask("Defender advantage", 0, "gap")).toBeCloseTo(3, 9);
    expect(ask("Attacker value", 0, "gap")).toBeCloseTo(100000, 6);
    expect(ask("Attacker value", 50000, "gap")).toBeCloseTo(150000, 6);
    expect(ask("Defender advantage", 1, "coverage")).toBeCloseTo(3, 9);
  });

  it.each`
    given                                                                                                                                 | expected
    ${[threats, "Ransomwear", "Frequency", 1]}                                                                                            | ${'threat must be an open threat of the register: "Ransomware" is near, got "Ransomwear"'}
    ${[threats, "Flood", "Frequency", 1]}                                                                                                 | ${'threat must be an open threat of the register, got "Flood"'}
    ${[threats, "", "Frequency", 1]}                                                                                                      | ${"threat must be text, got a blank cell or 0"}
    ${[threats, "Laptop", "Frequenzy", 1]}                                                                                                | ${'field must be a column of the register: "Frequency" is near, got "Frequenzy"'}
    ${[threats, "Laptop", "Retention", 1]}                                                                                                | ${'field must be a column of the register, got "Retention"'}
    ${[threats, "Laptop", "Threat", 1]}                                                                                                   | ${'field must be a column that a measure can depend on, such as Frequency, got "Threat"'}
    ${[threats, "Laptop", "Frequency", 1, "average"]}                                                                                     | ${'measure must be expected, percentile, tail, gap or coverage: "coverage" is near, got "average"'}
    ${[threats, "Laptop", "Frequency", 1, "percentil"]}                                                                                   | ${'measure must be expected, percentile, tail, gap or coverage: "percentile" is near, got "percentil"'}
    ${[threats, "Laptop", "Frequency", -1]}                                                                                               | ${"target must be 0 or more, got -1"}
    ${[threats, "Laptop", "Spend", 50, "coverage"]}                                                                                       | ${"target must be between 0 and 1: write 0.5 or 50%, got 50"}
    ${[threats, "Laptop", "Frequency", "much"]}                                                                                           | ${'target must be a number, got the text "much"'}
    ${[threats, "Laptop", "Frequency", 1, "tail", 99]}                                                                                    | ${"level must be less than 1: write 0.99 or 99%, got 99"}
    ${[threats, "Laptop", "Frequency", 1000]}                                                                                             | ${'target must be between 40900.1 and 100041000: no Frequency of "Laptop" makes the expected loss less or more, got 1000'}
    ${[threats, "Laptop", "Spend", 1000]}                                                                                                 | ${'field must be one that the expected loss depends on: whatever Spend of "Laptop" is, it stays at 42900.1, got "Spend"'}
    ${[threats, "Laptop", "Loss low", 50000]}                                                                                             | ${'field must be a column that "Laptop" can have a figure in (Loss low must be left blank beside Loss), got "Loss low"'}
    ${[register(["Threat", "Frequency", "Loss"], ["a", 1, 2]), "a", "Loss", 1, "gap"]}                                                    | ${'register must have a column "Spend", got none'}
    ${[register(["Threat", "Frequency", "Loss"], ["a", 1, 10000]), "a", "Frequency", 25000, "percentile"]}                                | ${'target must be one that the percentile takes: at Frequency of "a" 0.436045 it jumps from 20000 to 30000, got 25000'}
    ${[register(["Threat", "Frequency", "Loss", "Spend", "Defender advantage"], ["a", 1, 2, 3, 2]), "a", "Defender advantage", 0, "gap"]} | ${'register must have a column "Attacker value" for the rule deterrence, got none'}
  `(
    "of $given is refused: $expected",
    ({ given, expected }: { given: Given[]; expected: string }) => {
      expect(formula("BREAK_EVEN", ...given)).toBe(`#VALUE! ${expected}`);
    },
  );
});
