import { markArrayFormulas } from "../../../src/workbook/xlsx/losses/array-formulas";
import { bookOf } from "../../support/workbook/book-of";

const ids = new Set(["EXPECTED_LOSS"]);
const names = [
  { name: "Rate", formula: "0.5" },
  { name: "One", formula: "Sheet1!$A$1" },
  { name: "Many", formula: "Sheet1!$A$1:$A$3" },
];

describe("a formula that Excel must not narrow to one value of each range", () => {
  it.each`
    formula                          | marked   | because
    ${"EXPECTED_LOSS(A1,B1)"}        | ${true}  | ${"the add-in's functions take and give arrays"}
    ${"_xldudf_EXPECTED_LOSS(A1)"}   | ${true}  | ${"that is how a file calls them"}
    ${"1+EXPECTED_LOSS(T[#All])"}    | ${true}  | ${"a call may stand anywhere"}
    ${"A1:A3*2"}                     | ${true}  | ${"each value counts"}
    ${"SUM(IF(A1:A3>1,1,0))"}        | ${true}  | ${"the condition is many"}
    ${"SUM((A1:A3)*2)"}              | ${true}  | ${"each value counts"}
    ${"SUM({1,2}*2)"}                | ${true}  | ${"an array is many"}
    ${"UNIQUE(A1:A3)"}               | ${true}  | ${"it gives many"}
    ${"_xlfn._xlws.SORT(A1:A3)"}     | ${true}  | ${"it gives many"}
    ${"Many*2"}                      | ${true}  | ${"the name stands for many"}
    ${"A1#+1"}                       | ${true}  | ${"a spill is many"}
    ${"INDEX(A1:A3,ROWS(A$1:A2))"}   | ${false} | ${"of many it takes one"}
    ${"A1+B2*2"}                     | ${false} | ${"there is one of each"}
    ${"SUM(A1:A3)/COUNT(T[Loss])"}   | ${false} | ${"they take ranges"}
    ${"SUM('My sheet'!A1:A3,Many)"}  | ${false} | ${"it takes ranges"}
    ${'SUMIFS(B:B,A:A,">1")'}        | ${false} | ${"it takes ranges"}
    ${"VLOOKUP(A1,B1:C9,2,FALSE())"} | ${false} | ${"it takes a range"}
    ${"Rate*One"}                    | ${false} | ${"the names stand for one each"}
    ${"[@Loss]*2"}                   | ${false} | ${"this row has one"}
    ${"IFS(A1>1,2)"}                 | ${false} | ${"it gives one"}
    ${'"A1:A3"&NORM.DIST(1,2,3,0)'}  | ${false} | ${"text is no range"}
  `("$formula: $marked, because $because", ({ formula, marked }) => {
    const book = bookOf({ Sheet1: { D1: `=${String(formula)}` } }, { names });
    const [cell] = markArrayFormulas(book, ids).sheets[0]?.cells ?? [];
    expect(cell?.spill !== undefined).toBe(marked);
  });

  it("keeps what is said of it already", () => {
    const cells = [
      { row: 0, column: 0, value: 1, formula: "A1:A3*2", spill: [[1], [2]] },
      {
        row: 5,
        column: 0,
        value: 1,
        formula: "A1:A3*2",
        fills: { startRow: 5, startColumn: 0, endRow: 6, endColumn: 0 },
      },
      { row: 9, column: 0, value: "A1:A3" },
    ];
    const book = { ...bookOf({}), sheets: [{ name: "Sheet1", hidden: false, cells }] };
    expect(markArrayFormulas(book, ids)).toEqual(book);
  });
});
