import { excelFormulaPort } from "../../src/excel/formula-port";
import { type FormulaMender, openFormulaMender } from "../../src/session/mend/mend-formulas";
import { MemoryGrid } from "../support/workbook/memory-grid";
import { aMoment, type OpenedOffice, officeOver } from "../embedded/office-host/opened-office";

const openOffice = officeOver(() => ({ grid: new MemoryGrid() }));

interface Spoilt {
  readonly office: OpenedOffice;
  /** The formulas of the two cells that were spoilt, and the number format of the second. */
  readonly cells: () => readonly unknown[];
  readonly mender: FormulaMender;
}

/** The second is a text, since its cell has the format Text. */
const spoilt = ["=[2]!_xldudf_SUM(A1:A2)", "=_xldudf_SUM(1)", "@"];
const right = ["=SUM(A1:A2)", "=SUM(1)", "General"];

/** Two sheets with a formula each that another program spoilt, and the offer to mend them. */
async function openSpoilt(): Promise<Spoilt> {
  const office = await openOffice({ quiet: 1 });
  const { Excel, OfficeExtension, Office } = office.window;
  Object.assign(globalThis, { Excel, OfficeExtension, Office });
  const { grid } = office;
  const at = (sheet: string, row: number, column: number) => ({
    sheet,
    startRow: row,
    endRow: row,
    startColumn: column,
    endColumn: column,
  });
  const [first, second] = [at(grid.activeSheet(), 2, 1), at(grid.addSheet("Plan").id, 0, 0)];
  grid.write(first, [[spoilt[0] ?? null]]);
  grid.write(at(first.sheet, 4, 1), [["=1+1"]]);
  grid.write(second, [[`'${spoilt[1]}`]]);
  grid.setNumberFormats(second, [["@"]]);
  await aMoment();
  const mender = openFormulaMender(excelFormulaPort, ["SUM"], "");
  await until(mender, "broken");
  expect(mender.getSnapshot()).toMatchObject({ cells: ["Sheet1!B3", "Plan!A1"] });
  const cells = () => [
    ...grid.formulas(first).flat(),
    ...grid.formulas(second).flat(),
    ...grid.numberFormats(second).flat(),
  ];
  return { office, cells, mender };
}

async function until(mender: FormulaMender, kind: string): Promise<void> {
  while (mender.getSnapshot().kind !== kind) await aMoment();
}

it("formulas that another program spoilt are found in every sheet, and put right in one step of undo", async () => {
  const { office, cells, mender } = await openSpoilt();
  mender.mend();
  await until(mender, "mended");
  expect(mender.getSnapshot()).toEqual({ kind: "mended", count: 2 });
  expect(cells()).toEqual(right);
  await aMoment();
  office.grid.undo();
  expect(cells()).toEqual(spoilt);
});

it.each(["unknown", "refused", "refused late"] as const)(
  "they are put right, and counted, where one step of undo is %s",
  async (undoGroups) => {
    const { office, cells, mender } = await openSpoilt();
    office.host.faults.undoGroups = undoGroups;
    mender.mend();
    await until(mender, "mended");
    expect(mender.getSnapshot()).toEqual({ kind: "mended", count: 2 });
    expect(cells()).toEqual(right);
  },
);

it("nothing is put right, and the pane says why, where the workbook is open for reading only", async () => {
  const { office, cells, mender } = await openSpoilt();
  office.host.faults.readOnly = true;
  mender.mend();
  const refusal = () => {
    const state = mender.getSnapshot();
    return state.kind === "broken" ? state.refusal : null;
  };
  while (refusal() === null) await aMoment();
  expect(refusal()).toMatch(/open for reading only, so nothing was changed/);
  expect(cells()).toEqual(spoilt);
});
