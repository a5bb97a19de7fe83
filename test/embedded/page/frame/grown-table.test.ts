import { ICommandService, UndoCommandId } from "@univerjs/core";
import { watchTables } from "../../../../src/embedded/page/frame/grown-table";
import { put, rangeAt } from "../../../support/workbook/grid-cells";
import { columns } from "../../../support/workbook/rich/edited-book";
import { openGridWithTyping } from "../../../support/workbook/univer-typing";

it("says that a table took in what was typed below it, and nothing of one that undo brings back", async () => {
  const { grid, univer } = openGridWithTyping();
  put(grid, "A1", [
    ["Threat", "Low", "High"],
    ["Fraud", 1, 10],
  ]);
  grid.addTable(rangeAt(grid, "A1:C2"), true, "Threats");
  await grid.settled();
  const grownBy = watchTables(grid);
  const said: string[] = [];
  grid.subscribe((event) => {
    if (event.kind !== "tableChanged") return;
    const words = grownBy(event.table, event.isBack);
    if (words !== null) said.push(words);
  });
  put(grid, "A3", [["Theft"]]);
  await grid.settled();
  const words = "The table Threats now reaches over A1:C3. Ctrl+Z takes that back.";
  expect(said).toEqual([words]);
  grid.remove(columns(grid.activeSheet(), 1), "Left");
  grid.undo();
  expect(grid.tables()[0]?.range).toEqual(rangeAt(grid, "A1:C3"));
  grid.remove(columns(grid.activeSheet(), 2), "Left");
  await univer.__getInjector().get(ICommandService).executeCommand(UndoCommandId);
  await grid.settled();
  expect(grid.tables()[0]?.range).toEqual(rangeAt(grid, "A1:C3"));
  expect(said).toEqual([words]);
  grid.close();
});
