import { calculateBook } from "../../../src/workbook/engine/calculate-book";
import { parseFormula, tableReference } from "../../../src/workbook/engine/formula/parse-formula";
import { formulaFault } from "../../../src/workbook/formulas/check-formula";
import { tokenizeFormula } from "../../../src/formulas/formula-tokens";
import { nameSeenFrom, shiftFormula } from "../../../src/workbook/formulas/shift-formula";
import { bookOf, shown } from "../../support/workbook/book-of";

const threats = {
  name: "Threats",
  sheet: "Risk's 1",
  range: { startRow: 0, startColumn: 0, endRow: 4, endColumn: 3 },
  columns: ["Threat", "Loss low", "Loss [high]", "a'b#c, d:e"],
  hasHeader: true,
  hasTotals: true,
};
const book = bookOf(
  { "Risk's 1": {}, Budget: {}, "2026": {} },
  {
    tables: [threats],
    names: [
      { name: "Rate", formula: "0.05" },
      { name: "Rate", sheet: "Budget", formula: "0.10" },
      { name: "Losses", formula: "'Risk''s 1'!$B$2:$C$4" },
      { name: "Twice_rate", formula: "Rate*2" },
      { name: "Above", formula: "Budget!A1" },
      { name: "Circle", formula: "Circle+1" },
      { name: "Doubled", formula: "_xlfn.LAMBDA(_xlpm.v,_xlpm.v*2)" },
    ],
  },
);
const sheets = book.sheets.map(({ name }) => name);
const words = {
  sheetNumbered: (name: string) =>
    sheets.findIndex((each) => each.toLowerCase() === name.toLowerCase()),
  sheetName: (sheet: number) => sheets[sheet] ?? "",
  tables: book.tables,
  functionIds: new Set(["EXPECTED_LOSS", "COVERAGE_GAP"]),
};
/** What a formula says, however its functions are written. */
const read = (formula: string, sheet = "Risk's 1", row = 2): unknown =>
  JSON.parse(
    JSON.stringify(
      parseFormula(formula, { sheet: sheets.indexOf(sheet), row, column: 3 }, words),
      (key, value: unknown) => (key === "written" ? undefined : value),
    ),
  );
const onRisks = (cells: string) => `'Risk''s 1'!${cells}`;

describe("a formula taken apart", () => {
  it.each([
    `SUM('It''s [A1]'!A1:B2,"a ""A1"" b",Threats[[#This Row],[Loss '[high']]])&{1,2;3,-4}`,
    "IF(A1<>B1,1.5E-3%,-Sheet1!$A$1:INDEX(B:B,2)) ",
    `=?"`,
  ])("adds up to itself: %s", (formula) => {
    expect(
      tokenizeFormula(formula)
        .map(({ text }) => text)
        .join(""),
    ).toBe(formula);
  });
});

describe("function names of a file", () => {
  it.each([
    ["_xldudf_EXPECTED_LOSS(1,2)", "EXPECTED_LOSS(1,2)"],
    ["_xldudf_OUTSPEND_EXPECTED_LOSS(1,2)", "EXPECTED_LOSS(1,2)"],
    ["_xldudf_MY_OWN_COVERAGE_GAP(1,2)", "COVERAGE_GAP(1,2)"],
    ["Outspend.Expected_Loss(1,2)", "EXPECTED_LOSS(1,2)"],
    ["expected_loss(1,2)", "EXPECTED_LOSS(1,2)"],
    ["_xldudf_OTHER(1)", "OTHER(1)"],
    ["_xlfn._xlws.FILTER(A1:A2,A1:A2>0)", "FILTER(A1:A2,A1:A2>0)"],
    ["_xlfn.NORM.INV(0.5,0,1)", "NORM.INV(0.5,0,1)"],
    [`"_xldudf_EXPECTED_LOSS(1)"`, `"_xldudf_EXPECTED_LOSS(1)"`],
  ])("%s", (formula, expected) => {
    expect(read(formula)).toEqual(read(expected));
  });

  it("an argument that is left out is not the same as a blank one", () => {
    const leftOut = { kind: "left out" };
    const one = { kind: "value", value: 1 };
    expect(read("EXPECTED_LOSS(1,)")).toMatchObject({ args: [one, leftOut] });
    expect(read("EXPECTED_LOSS()")).toMatchObject({ args: [] });
  });
});

describe("structured references", () => {
  it.each([
    ["Threats[]", "$A$2:$D$4"],
    ["Threats[#All]", "$A$1:$D$5"],
    ["Threats[#Data]", "$A$2:$D$4"],
    ["Threats[#Headers]", "$A$1:$D$1"],
    ["threats[ #totals ]", "$A$5:$D$5"],
    ["Threats[Loss low]", "$B$2:$B$4"],
    ["THREATS[LOSS LOW]", "$B$2:$B$4"],
    ["Threats[Loss '[high']]", "$C$2:$C$4"],
    ["Threats[a''b'#c, d:e]", "$D$2:$D$4"],
    ["Threats[[Threat]:[Loss '[high']]]", "$A$2:$C$4"],
    ["Threats[[#Headers],[Loss low]:[a''b'#c, d:e]]", "$B$1:$D$1"],
    ["Threats[[#Headers],[#Data],[Threat]]", "$A$1:$A$4"],
    ["Threats[[#Data], [#Totals], [Threat]]", "$A$2:$A$5"],
    ["Threats[[#This Row],[Loss low]]", "$B$3"],
    ["Threats[@Loss low]", "$B$3"],
    ["Threats[@[Loss low]:[Loss '[high']]]", "$B$3:$C$3"],
    ["Threats[@]", "$A$3:$D$3"],
    ["[@Threat]", "$A$3"],
    ["[@[Loss low]]", "$B$3"],
    ["[Loss low]", "$B$2:$B$4"],
  ])("%s means %s", (reference, cells) => {
    expect(read(`SUM(${reference})`)).toEqual(read(`SUM(${onRisks(cells)})`));
  });

  it.each([
    ["Threats[Nothing]", "#REF!"],
    ["Other[Threat]", "#NAME?"],
    ["Threats[#Nothing]", "#REF!"],
  ])("%s is %s", (reference, error) => {
    const operand = { kind: "value", value: { error } };
    expect(read(`1+${reference}`)).toMatchObject({ rest: [{ operator: "+", operand }] });
  });

  it("this row is #VALUE! beside the table's rows and unknown outside the table", () => {
    const is = (error: string) => ({ kind: "value", value: { error } });
    expect(read("Threats[@Threat]", "Risk's 1", 9)).toEqual(is("#VALUE!"));
    expect(read("[@Threat]", "Budget")).toEqual(is("#REF!"));
  });

  it("a table by its name alone is its data", () => {
    const reference = tableReference("threats", words);
    expect({ kind: "reference", reference }).toEqual(read(onRisks("$A$2:$D$4")));
  });

  it("text in quotes is left alone", () => {
    expect(read(`"Threats[Loss low]"&A1`)).toMatchObject({
      first: { kind: "value", value: "Threats[Loss low]" },
    });
  });
});

describe("names", () => {
  it.each([
    ["Rate", "Risk's 1", 0.05],
    ["rate", "Budget", 0.1],
    ["Budget!Rate", "Risk's 1", 0.1],
    ["SUM(Losses)", "Budget", 10],
    ["Twice_Rate+1", "Budget", 1.2],
    ["LET(Rate,2,Rate+1)", "Budget", 3],
    ["SUM(MAP({1,2},LAMBDA(Rate,Rate*5)))", "Budget", 15],
    ["_xlfn.LET(_xlpm.x,1,_xlpm.x+1)", "Budget", 2],
    ["Doubled(4)", "Budget", 8],
    ["Unknown+1", "Budget", "#NAME?"],
    // One that means itself must end somewhere.
    ["Circle", "Budget", "#NUM!"],
  ])("%s on %s is %p", async (formula, sheet, expected) => {
    const losses = { B2: 1, B3: 2, C3: 3, C4: 4, D4: 100 };
    const named = bookOf({ "Risk's 1": losses, Budget: {}, "2026": {} }, { names: book.names });
    const calculated = await calculateBook(named, []);
    const { values } = await calculated.evaluate(formula, sheet);
    expect(shown(values[0]?.[0] ?? null)).toBe(expected);
  });
});

describe("references", () => {
  it.each([
    ["budget!A1", "'Budget'!A1"],
    ["'RISK''S 1'!A1:B2", onRisks("A1:B2")],
    ["'2026'!$A$1", "'2026'!A1"],
    ["Nowhere!A1", "#REF!"],
    ["Budget!#REF!", "#REF!"],
    ["SUM(A:B)", "SUM(A1:B1048576)"],
    ["SUM(Budget!2:3)", "SUM('Budget'!$A2:$XFD3)"],
    ["A1#", "ANCHORARRAY(A1)"],
    ["SUM(Budget!$A$1#)", "SUM(ANCHORARRAY('Budget'!$A$1))"],
    ["@A1:A9", "SINGLE(A1:A9)"],
    ["1+@EXPECTED_LOSS(A1:A9,1)", "1+SINGLE(EXPECTED_LOSS(A1:A9,1))"],
    ["LOG10(A1)+Q1!A1", "LOG10(A1)+#REF!"],
  ])("%s", (formula, expected) => {
    expect(plainKinds(read(formula))).toEqual(plainKinds(read(expected)));
  });
});

/** As files write it and as people do: `A1#` is ANCHORARRAY(A1), `@A1:A9` is SINGLE(A1:A9). */
function plainKinds(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(plainKinds);
  if (typeof node !== "object" || node === null) return node;
  const { kind, name, args } = node as { kind?: string; name?: string; args?: unknown[] };
  const plain = { ANCHORARRAY: "spill", SINGLE: "single" }[kind === "call" ? (name ?? "") : ""];
  if (plain !== undefined) return { kind: plain, of: plainKinds(args?.[0]) };
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, plainKinds(value)]));
}

describe("numbers and arrays", () => {
  it.each([
    ["0.10+1.0", "0.1+1"],
    ["1E3", "1000"],
    ["1.5E-9", "0.0000000015"],
    ["{1,2;-3,4.0}", "{1,2;-3,4}"],
    ["+A1", "A1"],
    ["1-+2", "1-2"],
  ])("%s", (formula, expected) => {
    expect(read(formula)).toEqual(read(expected));
  });

  it("an array has rows", () => {
    const rows = [
      [1, 2],
      [-3, 4],
    ];
    expect(read("{1,2;-3,4.0}")).toEqual({ kind: "array", rows });
  });
});

describe("a shared formula in another cell", () => {
  it.each([
    [`A1+$A1+A$1+$A$1&"A1"`, 2, 1, `B3+$A3+B$1+$A$1&"A1"`],
    ["SUM('A1'!A1:B2,LOG10(C3))", 1, 1, "SUM('A1'!B2:C3,LOG10(D4))"],
    ["SUM(A:A,3:$3)", 1, 1, "SUM(B:B,4:$3)"],
    ["A1", -1, 0, "#REF!"],
    ["Z9", 0, 1, "AA9"],
  ])("%s", (formula, rows, columns, expected) => {
    expect(shiftFormula(formula, rows, columns)).toBe(expected);
  });
});

describe("a name in a cell", () => {
  it.each([
    ["A1048576", 4, 1, "B4"],
    ["XFD1", 0, 2, "B1"],
    ["$B$2+A$1", 4, 1, "$B$2+B$1"],
    ["XFD1048576:A1", 2, 2, "B2:C3"],
  ])(
    "stands for what its file says as seen from A1, on from an edge to the other: %s",
    (...row) => {
      const [formula, down, right, expected] = row;
      expect(nameSeenFrom(formula, down, right)).toBe(expected);
    },
  );
});

describe("a formula that is none", () => {
  it.each([
    ["", "there is no formula"],
    ["1+", "it ends where a value must follow"],
    ["(1", 'a closing ")" is missing'],
    ["SUM(1", 'a closing ")" is missing'],
    ["1)", "unexpected ) at character 2"],
    ['"abc', "a closing quotation mark is missing at character 1"],
    ["1 2", "unexpected 2: an operator or a comma is missing at character 3"],
    ["SUM(1;2)", "unexpected ;: separate with commas at character 6"],
    ["1,2", "unexpected , at character 2"],
    ["*2", "unexpected * at character 1"],
    ["(1,)", "unexpected ) at character 4"],
    ["{1,2", 'a closing "}" is missing'],
    ["A1 ! B1", "unexpected ! at character 4"],
  ])("%s: %s", (formula, fault) => {
    expect(formulaFault(formula)).toBe(fault);
  });

  it.each([
    "F(1,,3)",
    "F()",
    "F(,)",
    "-2^-2%",
    "A1:B2 B1:C3",
    "LAMBDA(x,x)(2)",
    "{1,-2;TRUE,#N/A}",
    "SUM((A1,B1))",
    "A1#+@B:B",
    "Sheet1!A1:INDEX(B:B,2)",
  ])("%s is one", (formula) => {
    expect(formulaFault(formula)).toBeUndefined();
  });
});
