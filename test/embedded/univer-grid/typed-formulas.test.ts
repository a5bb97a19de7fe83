import {
  DOCS_NORMAL_EDITOR_UNIT_ID_KEY,
  ICommandService,
  UniverInstanceType,
} from "@univerjs/core";
import type { GridEvent } from "../../../src/embedded/grid";
import { GridError } from "../../../src/embedded/grid";
import { openHeadlessGrid } from "../../../src/embedded/univer-grid/open-headless-grid";
import { openGridWithTyping } from "../../support/workbook/univer-typing";

const cell = { startRow: 1, endRow: 1, startColumn: 2, endColumn: 2 };

/** What happens when a text stands in the cell editor over C2 and a key ends it. */
function typed(text: string, keycode: number) {
  const { grid, typing, univer } = openGridWithTyping();
  const heard: GridEvent[] = [];
  const sheet = grid.sheets()[0]?.id ?? "";
  univer.createUnit(UniverInstanceType.UNIVER_DOC, {
    id: DOCS_NORMAL_EDITOR_UNIT_ID_KEY,
    documentStyle: {},
    body: { dataStream: `${text}\r\n` },
  });
  grid.subscribe((event) => {
    if (event.kind === "formulaRefused") heard.push(event);
  });
  grid.select({ sheet, ...cell });
  typing.begin();
  const commands = univer.__getInjector().get(ICommandService);
  commands.syncExecuteCommand("sheet.operation.set-cell-edit-visible", { visible: false, keycode });
  const isOpen = grid.isEditing();
  grid.close();
  return { isOpen, heard, refusal: { kind: "formulaRefused", range: { sheet, ...cell } } };
}

const enter = 13;
const escape = 27;

describe("what is typed into a cell", () => {
  it.each([
    ["=)(", "unexpected ) at character 1"],
    ["==1", "unexpected = at character 1"],
    ["='Sheet", "unexpected ' at character 1"],
    ["=1+", "it ends where a value must follow"],
    ["=A1:", "it ends where a value must follow"],
    ["=SUM(A1[", "unexpected [ at character 7"],
    ["=SUM(1;2)", "unexpected ;: separate with commas at character 6"],
    ["=PI(1)", "PI must have no arguments, got 1 at character 5"],
    ["=IF()", "IF must have 2 to 3 arguments, got 0 at character 4"],
    ["=round(1)", "ROUND must have 2 arguments, got 1 at character 8"],
  ])("%s stays in the editor, with the reason", (text, fault) => {
    const { isOpen, heard, refusal } = typed(text, enter);
    expect(heard).toEqual([{ ...refusal, fault }]);
    expect(isOpen).toBe(true);
  });

  it.each(["=1+1", "=SUM(1,2", "=IF(,1)", "=", "text", "(", "=MINE(1)", "=A1#"])(
    "%s is let in",
    (text) => {
      const { isOpen, heard } = typed(text, enter);
      expect(heard).toEqual([]);
      expect(isOpen).toBe(false);
    },
  );

  it("is left by Esc whatever it is", () => {
    expect(typed("=)(", escape)).toMatchObject({ heard: [], isOpen: false });
  });
});

it("a wrong number of arguments is refused when the add-in writes it, but not of a name of the book", async () => {
  const grid = openHeadlessGrid();
  const at = { sheet: grid.sheets()[0]?.id ?? "", ...cell };
  const reason = "formula must be one, got =PI(1): PI must have no arguments, got 1 at character 5";
  expect(() => {
    grid.write(at, [["=PI(1)"]]);
  }).toThrow(new GridError("InvalidArgument", reason));
  grid.setName({ name: "PI", sheet: null, formula: "=LAMBDA(x,x*2)" });
  grid.write(at, [["=PI(4)"]]);
  await grid.settled();
  expect(grid.values(at)).toEqual([[8]]);
  grid.close();
});
