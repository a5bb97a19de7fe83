import { ICommandService, RedoCommandId, UndoCommandId } from "@univerjs/core";
import { SetStyleCommand } from "@univerjs/sheets";
import { watchUnsaved } from "../../../../src/embedded/page/file/unsaved";
import { put } from "../../../support/workbook/grid-cells";
import { openGridWithTyping } from "../../../support/workbook/univer-typing";

/** A grid whose looks change as by the bar of tools, and what is heard of it. */
function watched() {
  const { grid, univer, unit } = openGridWithTyping();
  const told = jest.fn();
  const unsaved = watchUnsaved(univer, grid, told);
  const commands = univer.__getInjector().get(ICommandService);
  const bold = (column: number) =>
    commands.executeCommand(SetStyleCommand.id, {
      ...{ unitId: unit(), subUnitId: grid.activeSheet(), style: { type: "bl", value: 1 } },
      range: { startRow: 0, endRow: 0, startColumn: column, endColumn: column },
    });
  const close = () => {
    unsaved.close();
    grid.close();
  };
  return { grid, unsaved, told, commands, bold, close };
}

it("a look that is taken back, or done again, after the workbook was saved is not saved", async () => {
  const { unsaved, told, commands, bold, close } = watched();
  expect(unsaved.isChanged()).toBe(false);
  await bold(0);
  expect(unsaved.isChanged()).toBe(true);
  unsaved.saved();
  await commands.executeCommand(UndoCommandId);
  expect(unsaved.isChanged()).toBe(true);
  unsaved.saved();
  await commands.executeCommand(RedoCommandId);
  expect(unsaved.isChanged()).toBe(true);
  expect(told).toHaveBeenCalledTimes(3);
  close();
});

it("a look is not saved either once no more steps are kept for undo", async () => {
  const { grid, unsaved, bold, close } = watched();
  for (let row = 0; row < 100; row++) put(grid, `A${row + 2}`, [[row]]);
  unsaved.saved();
  await bold(1);
  expect(unsaved.isChanged()).toBe(true);
  close();
});
