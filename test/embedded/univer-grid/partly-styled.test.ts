import { ICommandService } from "@univerjs/core";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import { partlyStyled } from "../../../src/embedded/univer-grid/looks/partly-styled";
import { openGridWithTyping } from "../../support/workbook/univer-typing";

it("names cells of which a part of the text looks otherwise than the cell", () => {
  const { grid, univer, unit } = openGridWithTyping();
  const text = (...textRuns: readonly object[]) => ({
    p: { id: "d", documentStyle: {}, body: { dataStream: "one\rtwo\r\n", textRuns } },
  });
  const bold = { st: 4, ed: 7, ts: { bl: 1 } };
  univer
    .__getInjector()
    .get(ICommandService)
    .syncExecuteCommand(SetRangeValuesMutation.id, {
      ...{ unitId: unit(), subUnitId: grid.activeSheet() },
      cellValue: {
        0: {
          0: text(bold),
          1: text(),
          2: { ...text(bold), s: { bl: 1 } },
          3: text({ st: 0, ed: 3, ts: { ff: "Calibri", fs: 11, bl: 0, ul: { s: 0 } } }),
          4: text({ st: 0, ed: 3, ts: { cl: { rgb: "#FF0000" } } }),
          5: { v: "plain" },
        },
      },
    });
  expect(partlyStyled(univer)).toEqual(["Sheet1!A1", "Sheet1!E1"]);
  grid.close();
});
