import fc from "fast-check";
import { type Cells, spendByThreat } from "../../../src/core";
import oracle from "../../golden/further-estimates.json";

const threats = ["Ransomware", "Payment fraud", "Outage 60%"];
const header = ["Line", "Amount", "Threat"];
const terms = { weights: null, amount: null };

const lines = (...rows: Cells): Cells => [header, ...rows];

interface Case {
  readonly name: string;
  readonly call: {
    readonly threats: readonly string[];
    readonly lines: Cells;
    readonly weights?: readonly number[];
  };
  readonly value: readonly number[];
}

describe("spendByThreat", () => {
  it.each(
    oracle.cases.filter(({ call }) => call.fn === "SPEND_BY_THREAT") as unknown as readonly Case[],
  )("$name", ({ call, value }) => {
    const found = spendByThreat(call.threats, call.lines, {
      weights: call.weights ?? null,
      amount: null,
    });
    for (const [place, each] of value.entries()) {
      expect((found[place] ?? NaN) / each).toBeCloseTo(1, 12);
    }
  });

  it.each`
    text                                         | weights                  | expected             | because
    ${""}                                        | ${null}                  | ${[300, 300, 300]}   | ${"a line for nobody is for all"}
    ${"All"}                                     | ${null}                  | ${[300, 300, 300]}   | ${"in words as well"}
    ${" ransomware;PAYMENT FRAUD "}              | ${null}                  | ${[450, 450, 0]}     | ${"case and outer spaces do not matter"}
    ${"Ransomware; ransomware"}                  | ${null}                  | ${[900, 0, 0]}       | ${"a name counts once"}
    ${"Outage 60%"}                              | ${null}                  | ${[0, 0, 900]}       | ${"a threat's own name beats a share"}
    ${"Outage 60% 40%; Ransomware 60%"}          | ${null}                  | ${[540, 0, 360]}     | ${"and may have a share behind it"}
    ${"Ransomware 62,5%; Payment fraud: 37.5 %"} | ${null}                  | ${[562.5, 337.5, 0]} | ${"a comma or a point"}
    ${"Ransomware (50%); Payment fraud (50%)"}   | ${[1, 2, 3]}             | ${[450, 450, 0]}     | ${"stated shares win over weights"}
    ${"Ransomware; Payment fraud"}               | ${[1, 2, 6]}             | ${[300, 600, 0]}     | ${"weights of those that are named"}
    ${""}                                        | ${[1, 2, 6]}             | ${[100, 200, 600]}   | ${"weights of all"}
    ${""}                                        | ${[1e308, 1e308, 1e308]} | ${[300, 300, 300]}   | ${"weights that add up to more than a number"}
  `(
    "a line of 900 for $text by weights $weights goes to $expected: $because",
    (row: { text: string; weights: number[] | null; expected: number[] }) => {
      const given = lines(["SOC", 900, row.text]);
      const found = spendByThreat(threats, given, { ...terms, weights: row.weights });
      for (const [place, value] of row.expected.entries()) {
        expect(found[place]).toBeCloseTo(value, 10);
      }
    },
  );

  it("adds up to the lines for any lines and weights, whatever their order", () => {
    const texts = [
      "",
      "Ransomware",
      "Payment fraud; Outage 60%",
      "Ransomware 62.5%; Payment fraud 37.5%",
    ];
    const drawn = fc.array(
      fc.tuple(
        fc.constant("SOC"),
        fc.double({ min: -1e7, max: 1e8, noNaN: true }),
        fc.constantFrom(...texts),
      ),
      { minLength: 1, maxLength: 20 },
    );
    const weights = fc.array(fc.double({ min: 0.01, max: 1e9, noNaN: true }), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(drawn, fc.option(weights), (rows, by) => {
        const found = spendByThreat(threats, lines(...rows), { ...terms, weights: by });
        const size = rows.reduce((sum, [, amount]) => sum + Math.abs(amount), 0);
        const total = rows.reduce((sum, [, amount]) => sum + amount, 0);
        const sum = found.reduce((all, each) => all + each, 0);
        expect(Math.abs(sum - total)).toBeLessThanOrEqual(1e-13 * size);
        const turned = lines(...[...rows].reverse());
        expect(spendByThreat(threats, turned, { ...terms, weights: by })).toEqual(found);
      }),
      { numRuns: 60 },
    );
  });

  it("reads credits, names that come twice, thousands, and leaves totals out", () => {
    const given: Cells = [
      ["Cost centre", "Budget (k€)", "Threats"],
      ["Licences", 10, "Ransomware"],
      ["Licences", -2, "Ransomware"],
      ["Subtotal", 8, null],
      ["Fraud desk", 5, "Payment fraud"],
      ["Total", 13, null],
    ];
    expect(spendByThreat(threats, given, terms)).toEqual([8000, 5000, 0]);
  });

  it("adds up the first of Amount, Budget, Annual cost, Cost and Actual, or the column that is named", () => {
    const given: Cells = [
      ["Line", "Actual", "Cost", "Budget", "Plan 2027", "Threat"],
      ["SOC", 1, 2, 3, 4, "Ransomware"],
    ];
    expect(spendByThreat(threats, given, terms)[0]).toBe(3);
    expect(spendByThreat(threats, given, { ...terms, amount: "actual" })[0]).toBe(1);
    expect(spendByThreat(threats, given, { ...terms, amount: "Plan 2027" })[0]).toBe(4);
    expect(() => spendByThreat(threats, given, { ...terms, amount: "Plan 2028" })).toThrow(
      'amount must be the header of a column of the budget lines: "Plan 2027" is near, got "Plan 2028"',
    );
  });

  it("gives a blank threat nothing", () => {
    expect(spendByThreat(["Ransomware", ""], lines(["SOC", 9, ""]), terms)).toEqual([9, 0]);
  });

  it.each`
    text                                   | expected
    ${"Ransomwere"}                        | ${'Threat in row 1 (SOC) of the budget lines must name threats of the register or be blank for all of them, and "Ransomwere" is none: "Ransomware" is near'}
    ${"Ransomware 60%; Payment fraud"}     | ${"must state a share for each threat it names, or for none"}
    ${"Ransomware 60%; Payment fraud 39%"} | ${"must state shares that add up to 100%, and these add up to 99%"}
    ${"Ransomwere 60%; Payment fraud 40%"} | ${'"Ransomwere" is none: "Ransomware" is near'}
    ${"60%; 40%"}                          | ${"must name a threat before a share"}
  `("refuses a line for $text: $expected", (row: { text: string; expected: string }) => {
    expect(() => spendByThreat(threats, lines(["SOC", 9, row.text]), terms)).toThrow(row.expected);
  });

  it.each`
    cells                                | expected
    ${[header]}                          | ${"must be filled in: there are no budget lines"}
    ${[["Line", "Threat"], ["SOC", ""]]} | ${"Amount must be a column of the budget lines, or Budget, Annual cost, Cost or Actual"}
    ${[["Line", "Amount"], ["SOC", 5]]}  | ${"Threat must be a column of the budget lines, whose cells are blank where a line is for all threats"}
    ${lines(["SOC", "9k", ""])}          | ${'Amount in row 1 (SOC) of the budget lines must be a number, below 0 for a credit, got the text "9k"'}
  `("refuses $cells", (row: { cells: Cells; expected: string }) => {
    expect(() => spendByThreat(threats, row.cells, terms)).toThrow(row.expected);
  });

  it("refuses weights that are 0 for all that a line names, and a name twice", () => {
    const given = lines(["SOC", 9, "Ransomware; Payment fraud"]);
    expect(() => spendByThreat(threats, given, { ...terms, weights: [0, 0, 1] })).toThrow(
      "must name a threat whose weight is above 0: of these all are 0",
    );
    expect(() => spendByThreat(["A", " a"], lines(["SOC", 9, ""]), terms)).toThrow(
      'threats in row 2 must differ from row to row: row 1 has this name, got "a"',
    );
  });
});
