import type { OpenOffice } from "../opened-office";

export function worksheetFacts(open: OpenOffice): void {
  describe("worksheets", () => {
    it("are listed with names, places and visibility", async () => {
      const { run } = await open();
      const seen = await run(async (context) => {
        const { worksheets } = context.workbook;
        worksheets.add("Register").visibility = "Hidden";
        worksheets.load("items/name,items/position,items/visibility,items/tabColor");
        await context.sync();
        return worksheets.items.map(({ name, position, visibility }) => [
          name,
          position,
          visibility,
        ]);
      });
      expect(seen).toEqual([
        ["Sheet1", 0, "Visible"],
        ["Register", 1, "Hidden"],
      ]);
    });

    it("are found by name in any case, by id, first, last and next", async () => {
      const { run } = await open();
      const seen = await run(async (context) => {
        const { worksheets } = context.workbook;
        const added = worksheets.add("Register");
        added.load("id");
        await context.sync();
        const found = [
          worksheets.getItem("REGISTER"),
          worksheets.getItem(added.id),
          worksheets.getFirst(),
          worksheets.getLast(),
          worksheets.getFirst().getNext(),
          added.getPrevious(),
        ];
        for (const each of found) each.load("name");
        const none = added.getNextOrNullObject();
        await context.sync();
        return [...found.map(({ name }) => name), none.isNullObject];
      });
      expect(seen).toEqual([
        "Register",
        "Register",
        "Sheet1",
        "Register",
        "Register",
        "Sheet1",
        true,
      ]);
    });

    it("are counted, with and without hidden ones", async () => {
      const { run } = await open();
      const counts = await run(async (context) => {
        const { worksheets } = context.workbook;
        worksheets.add("Hidden").visibility = "VeryHidden";
        const all = worksheets.getCount();
        const shown = worksheets.getCount(true);
        await context.sync();
        return [all.value, shown.value];
      });
      expect(counts).toEqual([2, 1]);
    });

    it("that is not there is a null object, and so is all it leads to", async () => {
      const { run } = await open();
      const seen = await run(async (context) => {
        const sheet = context.workbook.worksheets.getItemOrNullObject("Nope");
        const range = sheet.getRange("A1");
        range.load("values");
        sheet.load("name");
        await context.sync();
        return [sheet.isNullObject, range.isNullObject];
      });
      expect(seen).toEqual([true, true]);
    });

    it("are renamed, coloured, moved and activated", async () => {
      const { run } = await open();
      const seen = await run(async (context) => {
        const { worksheets } = context.workbook;
        const sheet = worksheets.add();
        sheet.name = "Renamed";
        sheet.tabColor = "#aabbcc";
        sheet.position = 0;
        sheet.activate();
        const active = worksheets.getActiveWorksheet();
        active.load("name,position,tabColor");
        await context.sync();
        return [active.name, active.position, active.tabColor];
      });
      expect(seen).toEqual(["Renamed", 0, "#AABBCC"]);
    });

    it("are deleted, but not the last one that shows", async () => {
      const { run, failure } = await open();
      await run(async (context) => {
        context.workbook.worksheets.add("Second");
        context.workbook.worksheets.getItem("Sheet1").delete();
        await context.sync();
      });
      const { code } = await failure(async (context) => {
        context.workbook.worksheets.getItem("Second").delete();
        await context.sync();
      });
      expect(code).toBe("InvalidOperation");
    });

    it("of a name that is taken, or cannot be one, are refused", async () => {
      const { failure } = await open();
      const taken = await failure(async (context) => {
        context.workbook.worksheets.add("sheet1");
        await context.sync();
      });
      const impossible = await failure(async (context) => {
        context.workbook.worksheets.add("a/b");
        await context.sync();
      });
      const reserved = await failure(async (context) => {
        context.workbook.worksheets.getFirst().name = "history";
        await context.sync();
      });
      expect([taken.code, impossible.code, reserved.code]).toEqual([
        "ItemAlreadyExists",
        "InvalidArgument",
        "InvalidArgument",
      ]);
    });

    it("know their used range, or its absence", async () => {
      const { run } = await open();
      const seen = await run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const none = sheet.getUsedRangeOrNullObject(true);
        const corner = sheet.getUsedRange(true);
        corner.load("address");
        await context.sync();
        sheet.getRange("B2:C3").values = [
          [1, 2],
          [3, 4],
        ];
        const used = sheet.getUsedRange(true);
        used.load("address");
        await context.sync();
        return [none.isNullObject, corner.address, used.address];
      });
      expect(seen).toEqual([true, "Sheet1!A1", "Sheet1!B2:C3"]);
    });

    it("give ranges by address, by indexes, by cell and whole", async () => {
      const { run } = await open();
      const addresses = await run(async (context) => {
        const sheet = context.workbook.worksheets.add("My sheet");
        const ranges = [
          sheet.getRange("$B$2:C9"),
          sheet.getRangeByIndexes(1, 2, 3, 4),
          sheet.getCell(4, 5),
          sheet.getRange("B:C"),
          sheet.getRange("2:3"),
          sheet.getRange(),
        ];
        for (const range of ranges) range.load("address");
        await context.sync();
        return ranges.map(({ address }) => address);
      });
      expect(addresses).toEqual([
        "'My sheet'!B2:C9",
        "'My sheet'!C2:F4",
        "'My sheet'!F5",
        "'My sheet'!B:C",
        "'My sheet'!2:3",
        "'My sheet'!1:1048576",
      ]);
    });

    it("refuse edits while protected, and take them again", async () => {
      const { run, failure, write, values } = await open();
      const seen = await run(async (context) => {
        const { protection } = context.workbook.worksheets.getActiveWorksheet();
        protection.protect();
        protection.load("protected");
        await context.sync();
        return protection.protected;
      });
      const { code } = await failure(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange("A1").values = [[1]];
        await context.sync();
      });
      await run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().protection.unprotect();
        await context.sync();
      });
      await write("A1", [[2]]);
      expect([seen, code, await values("A1")]).toEqual([true, "AccessDenied", [[2]]]);
    });

    it("refuse a password, which the host cannot keep", async () => {
      const { failure } = await open();
      const { code, location } = await failure(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().protection.protect(undefined, "secret");
        await context.sync();
      });
      expect([code, location]).toEqual(["ApiNotFound", "WorksheetProtection.protect"]);
    });
  });
}
