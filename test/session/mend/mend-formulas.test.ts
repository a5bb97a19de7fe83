import { repairedFormula } from "../../../src/session/mend/broken-formula";
import { openFormulaMender } from "../../../src/session/mend/mend-formulas";
import { SheetError } from "../../../src/session/contract/register-port";
import { formulasInMemory } from "../../support/pane/formulas-in-memory";

const ids = ["EXPECTED_LOSS", "COVERAGE_GAP"];

describe("a formula that another program spoilt", () => {
  it.each`
    formula                                                  | prefix    | repaired
    ${"=[2]!_xldudf_EXPECTED_LOSS(A1,B1,C1)"}                | ${""}     | ${"=EXPECTED_LOSS(A1,B1,C1)"}
    ${"=BloombergUI.xla!_xldudf_EXPECTED_LOSS(A1)"}          | ${""}     | ${"=EXPECTED_LOSS(A1)"}
    ${"='C:\\Add-ins\\Solver.xlam'!_xldudf_COVERAGE_GAP(T)"} | ${""}     | ${"=COVERAGE_GAP(T)"}
    ${"=[Book 2.xlsx]Sheet1!_xldudf_COVERAGE_GAP(T)"}        | ${""}     | ${"=COVERAGE_GAP(T)"}
    ${"=_xldudf_EXPECTED_LOSS(0.1,1,2)"}                     | ${""}     | ${"=EXPECTED_LOSS(0.1,1,2)"}
    ${"=_xldudf_ACME_EXPECTED_LOSS(0.1,1,2)"}                | ${"ACME"} | ${"=ACME.EXPECTED_LOSS(0.1,1,2)"}
    ${"=SUM([1]!_xldudf_EXPECTED_LOSS(A1),1)"}               | ${"ACME"} | ${"=SUM(ACME.EXPECTED_LOSS(A1),1)"}
    ${"=1+_xldudf_COVERAGE_GAP(_xldudf_EXPECTED_LOSS(A1))"}  | ${""}     | ${"=1+COVERAGE_GAP(EXPECTED_LOSS(A1))"}
    ${"'=_xldudf_EXPECTED_LOSS(1)"}                          | ${""}     | ${"'=EXPECTED_LOSS(1)"}
    ${"=[2]!_xldudf_OTHERS_FUNCTION(A1)"}                    | ${""}     | ${null}
    ${'="[2]!_xldudf_EXPECTED_LOSS(1)"'}                     | ${""}     | ${null}
    ${"=EXPECTED_LOSS(A1)"}                                  | ${""}     | ${null}
    ${"=Sheet1!A1+1"}                                        | ${""}     | ${null}
  `("$formula was $repaired", ({ formula, prefix, repaired }) => {
    expect(repairedFormula(formula as string, new Set(ids), prefix as string)).toBe(repaired);
  });
});

describe("the mender of formulas", () => {
  const spoilt = [
    { sheet: "Report", row: 3, column: 1, formula: "=[2]!_xldudf_EXPECTED_LOSS(A1)" },
    { sheet: "My plan", row: 0, column: 0, formula: "=_xldudf_COVERAGE_GAP(T)" },
    { sheet: "Report", row: 9, column: 1, formula: "=_xldudf_OTHERS(A1)" },
  ];
  /** Promises that are on their way arrive. */
  const quiet = () => new Promise((resolve) => setTimeout(resolve));

  it("names the cells, and puts right what is ours", async () => {
    const port = formulasInMemory(spoilt);
    const mender = openFormulaMender(port, ids, "");
    await quiet();
    expect(mender.getSnapshot()).toEqual({
      kind: "broken",
      cells: ["Report!B4", "'My plan'!A1"],
      refusal: null,
    });
    mender.mend();
    await quiet();
    expect(mender.getSnapshot()).toEqual({ kind: "mended", count: 2 });
    expect(port.cells.map(({ formula }) => formula)).toEqual([
      "=EXPECTED_LOSS(A1)",
      "=COVERAGE_GAP(T)",
      "=_xldudf_OTHERS(A1)",
    ]);
  });

  it("leaves a cell that somebody changed meanwhile", async () => {
    const port = formulasInMemory(spoilt);
    const mender = openFormulaMender(port, ids, "");
    await quiet();
    port.cells[0] = { sheet: "Report", row: 3, column: 1, formula: "=7" };
    mender.mend();
    await quiet();
    expect([mender.getSnapshot(), port.cells[0].formula]).toEqual([
      { kind: "mended", count: 1 },
      "=7",
    ]);
  });

  it("says why it could not, and can be asked again", async () => {
    const port = formulasInMemory(spoilt);
    const mender = openFormulaMender(port, ids, "");
    await quiet();
    port.refuse(new SheetError("protected", "The sheet is protected."));
    mender.mend();
    await quiet();
    expect(mender.getSnapshot()).toMatchObject({ refusal: "The sheet is protected." });
    port.refuse(null);
    mender.mend();
    await quiet();
    expect(mender.getSnapshot()).toEqual({ kind: "mended", count: 2 });
  });

  it("says nothing of a workbook in which all is well", async () => {
    const mender = openFormulaMender(formulasInMemory([]), ids, "");
    const heard = jest.fn();
    mender.subscribe(heard);
    mender.look();
    await quiet();
    expect([mender.getSnapshot(), heard.mock.calls.length]).toEqual([{ kind: "none" }, 0]);
  });
});
