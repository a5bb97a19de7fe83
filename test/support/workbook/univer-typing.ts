import {
  CommandType,
  ICommandService,
  IUniverInstanceService,
  UniverInstanceType,
} from "@univerjs/core";
import type { Grid } from "../../../src/embedded/grid";
import {
  blankBook,
  startHeadlessUniver,
} from "../../../src/embedded/univer-grid/open-headless-grid";
import { openUniverGrid } from "../../../src/embedded/univer-grid/open-univer-grid";

const editVisible = "sheet.operation.set-cell-edit-visible";

/** A grid whose cell editor, which belongs to the screen, is opened and closed by hand. */
export function openGridWithTyping(book = blankBook) {
  const univer = startHeadlessUniver();
  const grid: Grid = openUniverGrid(univer, book);
  const commands = univer.__getInjector().get(ICommandService);
  commands.registerCommand({ id: editVisible, type: CommandType.OPERATION, handler: () => true });
  const close = grid.close.bind(grid);
  grid.close = () => {
    close();
    univer.dispose();
  };
  const show = (visible: boolean) => {
    commands.syncExecuteCommand(editVisible, { visible });
  };
  const typing = {
    begin: () => {
      show(true);
    },
    end: () => {
      show(false);
    },
  };
  const unit = () =>
    univer
      .__getInjector()
      .get(IUniverInstanceService)
      .getCurrentUnitOfType(UniverInstanceType.UNIVER_SHEET)
      ?.getUnitId();
  return { grid, typing, univer, unit };
}
