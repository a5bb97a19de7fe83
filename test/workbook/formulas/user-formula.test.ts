import { storedFormula } from "../../../src/workbook/formulas/stored-formula";
import { userFormula } from "../../../src/workbook/formulas/user-formula";

const functionIds = new Set(["EXPECTED_LOSS", "COVERAGE_GAP"]);
const at = { sheet: "S", row: 0, column: 0 };

describe("a formula of a file, in the words in which it was typed", () => {
  it.each`
    stored                                                             | typed
    ${"_xldudf_EXPECTED_LOSS(A1,B1,C1)"}                               | ${"EXPECTED_LOSS(A1,B1,C1)"}
    ${"_xldudf_ACME_COVERAGE_GAP(T[#All])"}                            | ${"ACME.COVERAGE_GAP(T[#All])"}
    ${"_xlfn._xlws.FILTER(A1:A9,B1:B9>0)"}                             | ${"FILTER(A1:A9,B1:B9>0)"}
    ${"_xlfn.XLOOKUP(A1,B1:B9,C1:C9)"}                                 | ${"XLOOKUP(A1,B1:B9,C1:C9)"}
    ${"_xlfn.LET(_xlpm.x,A1,_xlpm.x*2)"}                               | ${"LET(x,A1,x*2)"}
    ${"_xlfn.LET(_xlpm.f,_xlfn.LAMBDA(_xlpm.y,_xlpm.y+1),_xlpm.f(2))"} | ${"LET(f,LAMBDA(y,y+1),f(2))"}
    ${"SUM(A1:A9)"}                                                    | ${"SUM(A1:A9)"}
    ${"_xldudf_OTHERS(A1)"}                                            | ${"_xldudf_OTHERS(A1)"}
    ${"[2]!_xldudf_EXPECTED_LOSS(A1)"}                                 | ${"[2]!_xldudf_EXPECTED_LOSS(A1)"}
    ${"_xlfn.ANCHORARRAY(A1)"}                                         | ${"_xlfn.ANCHORARRAY(A1)"}
    ${'"_xldudf_EXPECTED_LOSS(1)"&A1'}                                 | ${'"_xldudf_EXPECTED_LOSS(1)"&A1'}
  `("$stored is $typed, and that again when it is stored", ({ stored, typed }) => {
    expect(userFormula(stored as string, functionIds)).toBe(typed);
    expect(storedFormula(typed as string, at, { tables: [], functionIds })).toBe(stored);
  });
});
