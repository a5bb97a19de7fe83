import type { OpenedOffice, OpenOffice } from "../opened-office";
import { aMoment } from "../opened-office";

type Heard = Record<string, unknown>;

/** Hears an event, and gives what was heard once all that is due was told. */
async function hear<Args extends object>(
  { run }: OpenedOffice,
  eventOf: (context: Excel.RequestContext) => OfficeExtension.EventHandlers<Args>,
) {
  const heard: Heard[] = [];
  await run(async (context) => {
    eventOf(context).add((args) => {
      heard.push(args as Heard);
      return Promise.resolve();
    });
    await context.sync();
  });
  return async () => {
    await aMoment();
    return heard;
  };
}

const active = (context: Excel.RequestContext) => context.workbook.worksheets.getActiveWorksheet();

const sheetOf = ({ grid }: OpenedOffice) => grid.activeSheet();

/** What the user types. */
function type(office: OpenedOffice, row: number, column: number, value: number | string): void {
  const sheet = sheetOf(office);
  const at = { startRow: row, startColumn: column, endRow: row, endColumn: column };
  office.grid.write({ sheet, ...at }, [[value]]);
}

export function eventFacts(open: OpenOffice): void {
  describe("events", () => {
    it("tell of an edit by the user, with what was there before and after", async () => {
      const office = await open();
      const heard = await hear(office, (context) => active(context).onChanged);
      type(office, 1, 2, 5);
      const [event] = await heard();
      expect(event).toMatchObject({
        type: "WorksheetChanged",
        address: "C2",
        changeType: "RangeEdited",
        source: "Local",
        triggerSource: "Unknown",
        worksheetId: sheetOf(office),
        details: {
          valueBefore: "",
          valueAfter: 5,
          valueTypeBefore: "Empty",
          valueTypeAfter: "Double",
        },
      });
    });

    it("tell of an edit by the add-in itself, once for many cells", async () => {
      const office = await open();
      const heard = await hear(office, (context) => context.workbook.worksheets.onChanged);
      await office.write("A1:B2", [
        [1, 2],
        [3, 4],
      ]);
      const events = await heard();
      expect(events).toHaveLength(1);
      expect(events[0]).toMatchObject({ address: "A1:B2", triggerSource: "ThisLocalAddin" });
      expect(events[0]?.details).toBeUndefined();
    });

    it("never tell of results of formulas", async () => {
      const office = await open();
      await office.write("A1:B1", [[1, "=A1+1"]]);
      await aMoment();
      const heard = await hear(office, (context) => active(context).onChanged);
      type(office, 0, 0, 2);
      await office.grid.settled();
      expect((await heard()).map(({ address }) => address)).toEqual(["A1"]);
      expect(await office.values("B1")).toEqual([[3]]);
    });

    it("lead to the range they tell of", async () => {
      const office = await open();
      const addresses: string[] = [];
      await office.run(async (context) => {
        active(context).onChanged.add(async (args) => {
          await office.run(async (inner) => {
            const range = args.getRange(inner);
            range.load("address");
            await inner.sync();
            addresses.push(range.address);
          });
        });
        await context.sync();
      });
      type(office, 3, 3, "x");
      await aMoment();
      await aMoment();
      expect(addresses).toEqual(["Sheet1!D4"]);
    });

    it("end when the handler is removed", async () => {
      const office = await open();
      let count = 0;
      const registered = await office.run(async (context) => {
        const handler = active(context).onChanged.add(() => {
          count++;
          return Promise.resolve();
        });
        await context.sync();
        return handler;
      });
      type(office, 0, 0, 1);
      await aMoment();
      await office.window.Excel.run(registered.context, async (context) => {
        registered.remove();
        await context.sync();
      });
      type(office, 0, 0, 2);
      await aMoment();
      expect(count).toBe(1);
    });

    it("are silent while the add-in wants none", async () => {
      const office = await open();
      const heard = await hear(office, (context) => active(context).onChanged);
      const enable = (on: boolean) =>
        office.run(async (context) => {
          context.runtime.enableEvents = on;
          await context.sync();
        });
      await enable(false);
      type(office, 0, 0, 1);
      await aMoment();
      await enable(true);
      type(office, 0, 0, 2);
      expect(await heard()).toHaveLength(1);
    });

    it("tell of the selection", async () => {
      const office = await open();
      const heard = await hear(office, (context) => active(context).onSelectionChanged);
      const sheet = sheetOf(office);
      office.grid.select({ sheet, startRow: 1, startColumn: 1, endRow: 3, endColumn: 2 });
      expect((await heard()).at(-1)).toMatchObject({ address: "B2:C4", worksheetId: sheet });
    });

    it("tell of sheets that come, go, and step to the front", async () => {
      const office = await open();
      const { onAdded, onDeleted, onActivated, onDeactivated } = {
        onAdded: await hear(office, ({ workbook }) => workbook.worksheets.onAdded),
        onDeleted: await hear(office, ({ workbook }) => workbook.worksheets.onDeleted),
        onActivated: await hear(office, ({ workbook }) => workbook.worksheets.onActivated),
        onDeactivated: await hear(office, (context) => active(context).onDeactivated),
      };
      const first = sheetOf(office);
      const { id } = office.grid.addSheet("Second");
      office.grid.activateSheet(id);
      office.grid.activateSheet(first);
      office.grid.deleteSheet(id);
      const ids = async (heard: () => Promise<Heard[]>) =>
        (await heard()).map(({ worksheetId }) => worksheetId);
      expect(await ids(onAdded)).toEqual([id]);
      expect(await ids(onActivated)).toEqual([id, first]);
      expect(await ids(onDeactivated)).toEqual([first]);
      expect(await ids(onDeleted)).toEqual([id]);
    });

    it("tell that formulas were calculated", async () => {
      const office = await open();
      await office.write("A1:B1", [[1, "=A1+1"]]);
      await aMoment();
      const heard = await hear(office, (context) => context.workbook.worksheets.onCalculated);
      type(office, 0, 0, 2);
      await office.grid.settled();
      expect((await heard())[0]).toMatchObject({ worksheetId: sheetOf(office) });
    });

    it("tell of tables: made, edited, selected, deleted", async () => {
      const office = await open();
      await office.write("A1:B3", [
        ["Threat", "Loss"],
        ["Fraud", 1],
        ["Theft", 2],
      ]);
      const added = await hear(office, ({ workbook }) => workbook.tables.onAdded);
      const deleted = await hear(office, (context) => context.workbook.tables.onDeleted);
      const id = await office.run(async (context) => {
        const table = context.workbook.tables.add("A1:B3", true);
        table.load("id");
        await context.sync();
        return table.id;
      });
      const changed = await hear(office, ({ workbook }) => workbook.tables.getItem(id).onChanged);
      const everywhere = await hear(office, ({ workbook }) => workbook.tables.onChanged);
      const selected = await hear(
        office,
        ({ workbook }) => workbook.tables.getItem(id).onSelectionChanged,
      );
      type(office, 1, 1, 11);
      type(office, 9, 9, "elsewhere");
      const sheet = sheetOf(office);
      office.grid.select({ sheet, startRow: 2, startColumn: 1, endRow: 5, endColumn: 4 });
      office.grid.select({ sheet, startRow: 7, startColumn: 7, endRow: 7, endColumn: 7 });
      await aMoment();
      office.grid.deleteTable(id, true);
      expect(await added()).toMatchObject([{ tableId: id, worksheetId: sheet }]);
      expect(await changed()).toMatchObject([{ tableId: id, address: "B2" }]);
      expect(await everywhere()).toHaveLength(1);
      expect(await selected()).toMatchObject([
        { address: "B3", isInsideTable: true },
        { isInsideTable: false },
      ]);
      expect(await deleted()).toMatchObject([{ tableId: id }]);
    });

    it("tell of rows that came into a table and went", async () => {
      const office = await open();
      await office.write("A1:A2", [["Threat"], ["Fraud"]]);
      const heard = await hear(office, (context) => active(context).onChanged);
      const rows = (context: Excel.RequestContext) => context.workbook.tables.getItemAt(0).rows;
      await office.run(async (context) => {
        context.workbook.tables.add("A1:A2", true).rows.add(undefined, [["Theft"]]);
        await context.sync();
        rows(context).deleteRowsAt(0, 1);
        await context.sync();
      });
      const kinds = (await heard()).map(({ changeType }) => changeType);
      expect(kinds).toEqual(["RowInserted", "RowDeleted"]);
    });
  });

  describe("faults of Excel that can be switched on", () => {
    it("lose the event of rows that went", async () => {
      const office = await open();
      await office.write("A1:A3", [["Threat"], ["Fraud"], ["Theft"]]);
      await office.run(async (context) => {
        context.workbook.tables.add("A1:A3", true);
        await context.sync();
      });
      const heard = await hear(office, (context) => active(context).onChanged);
      office.host.faults.lostRowDeletes = true;
      const [table] = office.grid.tables();
      office.grid.deleteTableRows(table?.id ?? "", 0, 1);
      type(office, 7, 7, 1);
      expect((await heard()).map(({ address }) => address)).toEqual(["H8"]);
    });

    it("lose all but the last of edits that follow one another fast", async () => {
      const office = await open();
      const heard = await hear(office, (context) => active(context).onChanged);
      office.host.faults.lostFastEdits = true;
      type(office, 0, 0, 1);
      type(office, 1, 0, 2);
      type(office, 2, 0, 3);
      expect((await heard()).map(({ address }) => address)).toEqual(["A3"]);
    });
  });
}
