import { unknownIn } from "../../src/formulas/without-add-in/known-names";

const known = {
  names: [{ name: "Rate", sheet: null, formula: "=1.1" }],
  tables: [
    {
      name: "Threats",
      area: { sheet: "Register", row: 2, column: 1, rows: 5, columns: 3 },
      columns: ["Threat", "Loss low", "Spend's"],
    },
  ],
};
const inTable = { sheet: "Register", row: 4, column: 3, rows: 1, columns: 1 };

describe("what a formula put back would no longer find", () => {
  it.each([
    ["=EXPECTED_LOSS(B2,C2,D2)*rate", null],
    ["=EXPECTED_LOSS(B2,C2,D2)*Rates", /^the name Rates/],
    ["=COVERAGE_GAP(Threats)", null],
    ["=COVERAGE_GAP(Risks)", /^the name Risks/],
    ['=IF(A1="Risks",COVERAGE_GAP(A1:B2),TRUE)', null],
    ["=LET(gap,COVERAGE_GAP(A1:B2),more,gap+1,more*Rate)", null],
    ["=LET(gap,COVERAGE_GAP(A1:B2),gap*Rates)", /^the name Rates/],
    ["=[Prices.xlsx]Sheet1!Rates+COVERAGE_GAP(A1:B2)", null],
    ["=EXPECTED_LOSS(1,[@[Loss low]],[@[Spend''s]])", null],
    ["=EXPECTED_LOSS(1,[@Loss])", /^the column Loss that/],
    ['=EXPECTED_LOSS(1,[@[Loss low]])&"[@Loss]"', null],
    ["=EXPECTED_LOSS(1,Threats[@Loss])", null],
  ])("%s", (formula, why) => {
    const found = unknownIn(formula, inTable, known);
    if (why === null) expect(found).toBeNull();
    else expect(found).toMatch(why);
  });

  it("is a column outside of any table, and none of what a name reads", () => {
    const outside = { ...inTable, row: 40 };
    expect(unknownIn("=EXPECTED_LOSS(1,[@Spend])", outside, known)).toMatch(/no longer stands in/);
    expect(unknownIn("=Rate*2", null, known)).toBeNull();
  });
});
