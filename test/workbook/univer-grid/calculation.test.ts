import type { Grid } from "../../../src/workbook/grid";
import { openHeadlessGrid } from "../../../src/workbook/univer-grid/open-headless-grid";

const at = (sheet: string, startRow: number, startColumn: number, endRow = startRow, endColumn = startColumn) => ({ sheet, startRow, startColumn, endRow, endColumn });
let grid: Grid;
beforeEach(() => { grid = openHeadlessGrid(); });
afterEach(() => { grid.close(); });

it("smoke", async () => {
  const s = grid.activeSheet();
  const t0 = performance.now();
  await grid.settled();
  console.log("first settle", performance.now() - t0);
  grid.write(at(s, 0, 0, 2, 1), [[1, "=A1*2"], [2, "=SUM(A1:A3)"], [3, "=A1:A3*10"]]);
  let t = performance.now();
  await grid.settled();
  console.log("settle", performance.now() - t);
  console.log(JSON.stringify(grid.values(at(s, 0, 0, 5, 2))));
  grid.write(at(s, 0, 0), [[100]]);
  t = performance.now();
  await grid.settled();
  console.log("settle", performance.now() - t);
  console.log(JSON.stringify(grid.values(at(s, 0, 0, 5, 2))));
  grid.undo();
  await grid.settled();
  console.log(JSON.stringify(grid.values(at(s, 0, 0, 5, 2))));
  grid.insert(at(s, 0, 0, 0, 16383), "Down");
  await grid.settled();
  console.log(JSON.stringify(grid.formulas(at(s, 0, 0, 5, 2))), JSON.stringify(grid.values(at(s, 0, 0, 6, 2))));
});
