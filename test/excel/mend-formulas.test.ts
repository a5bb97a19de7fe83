import { excelFormulaPort } from "../../src/excel/formula-port";
import { openFormulaMender } from "../../src/session/mend-formulas";
import { MemoryGrid } from "../support/memory-grid";
import { aMoment, officeOver } from "../workbook/office-host/opened-office";

const openOffice = officeOver(() => ({ grid: new MemoryGrid() }));

it("formulas that another program spoilt are found in every sheet, and put right in one step of undo", async () => {
  const office = await openOffice({ quiet: 1 });
  const { Excel, OfficeExtension, Office } = office.window;
  Object.assign(globalThis, { Excel, OfficeExtension, Office });
  const { grid } = office;
  const first = grid.activeSheet();
  const { id: second } = grid.addSheet("Plan");
  const at = (sheet: string, row: number, column: number) => ({
    sheet,
    startRow: row,
    endRow: row,
    startColumn: column,
    endColumn: column,
  });
  grid.write(at(first, 2, 1), [["=[2]!_xldudf_SUM(A1:A2)"]]);
  grid.write(at(first, 4, 1), [["=1+1"]]);
  grid.write(at(second, 0, 0), [["'=_xldudf_SUM(1)"]]);
  grid.setNumberFormats(at(second, 0, 0), [["@"]]);
  await aMoment();

  const mender = openFormulaMender(excelFormulaPort, ["SUM"], "");
  const until = async (kind: string): Promise<void> => {
    while (mender.getSnapshot().kind !== kind) await aMoment();
  };
  await until("broken");
  expect(mender.getSnapshot()).toMatchObject({ cells: ["Sheet1!B3", "Plan!A1"] });
  mender.mend();
  await until("mended");
  expect(mender.getSnapshot()).toEqual({ kind: "mended", count: 2 });
  expect([grid.formulas(at(first, 2, 1)), grid.formulas(at(second, 0, 0))]).toEqual([
    [["=SUM(A1:A2)"]],
    [["=SUM(1)"]],
  ]);
  await aMoment();
  grid.undo();
  expect([grid.formulas(at(first, 2, 1)), grid.numberFormats(at(second, 0, 0))]).toEqual([
    [["=[2]!_xldudf_SUM(A1:A2)"]],
    [["@"]],
  ]);
});
