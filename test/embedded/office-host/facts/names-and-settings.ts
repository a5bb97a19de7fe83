import type { OpenOffice } from "../opened-office";

export function nameFacts(open: OpenOffice): void {
  describe("names", () => {
    it("stand for ranges, formulas and constants", async () => {
      const { run } = await open();
      const seen = await run(async (context) => {
        const { names, worksheets } = context.workbook;
        const range = names.add("Budget", worksheets.getActiveWorksheet().getRange("A1:B2"));
        const rate = names.add("Rate", "=0.5");
        const title = names.add("Title", "Risks");
        for (const each of [range, rate, title]) each.load("name,type,value,formula,scope");
        const target = range.getRange();
        target.load("address");
        const none = rate.getRangeOrNullObject();
        await context.sync();
        return [
          [range, rate, title].map(({ type, value, formula }): unknown[] => [type, value, formula]),
          target.address,
          none.isNullObject,
          range.scope,
        ];
      });
      expect(seen).toEqual([
        [
          ["Range", "Sheet1!$A$1:$B$2", "=Sheet1!$A$1:$B$2"],
          ["Double", 0.5, "=0.5"],
          ["String", "Risks", '="Risks"'],
        ],
        "Sheet1!A1:B2",
        true,
        "Workbook",
      ]);
    });

    it("are found without regard to case, counted, changed and deleted", async () => {
      const { run } = await open();
      const seen = await run(async (context): Promise<unknown[]> => {
        const { names } = context.workbook;
        names.add("Rate", "=0.5");
        names.addFormulaLocal("Second", "=1");
        const found = names.getItem("RATE");
        found.formula = "=0.75";
        found.load("name,value");
        names.getItem("Second").delete();
        const count = names.getCount();
        const none = names.getItemOrNullObject("Second");
        names.load("items/name");
        await context.sync();
        return [
          found.name,
          found.value as unknown,
          count.value,
          none.isNullObject,
          names.items.length,
        ];
      });
      expect(seen).toEqual(["Rate", 0.75, 1, true, 1]);
    });

    it("of a sheet are its own, and serve as addresses on it", async () => {
      const { run } = await open();
      const seen = await run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const own = sheet.names.add("Local", sheet.getRange("B2"));
        own.load("scope,worksheet/name");
        const elsewhere = context.workbook.names.getItemOrNullObject("Local");
        const range = sheet.getRange("Local");
        range.load("address");
        await context.sync();
        return [own.scope, own.worksheet.name, elsewhere.isNullObject, range.address];
      });
      expect(seen).toEqual(["Worksheet", "Sheet1", true, "Sheet1!B2"]);
    });

    it.each<[string, (names: Excel.NamedItemCollection) => void, string]>([
      ["taken", (names) => names.add("RATE", "=1"), "ItemAlreadyExists"],
      ["that reads as a cell", (names) => names.add("A1", "=1"), "InvalidArgument"],
      ["with a comment", (names) => names.add("Other", "=1", "said"), "ApiNotFound"],
      ["that is not there", (names) => names.getItem("Nope"), "ItemNotFound"],
      [
        "of no range, for its range",
        (names) => names.getItem("Rate").getRange(),
        "InvalidOperation",
      ],
    ])("refuse one %s", async (_, ask, expected) => {
      const { run, failure } = await open();
      await run(async (context) => {
        context.workbook.names.add("Rate", "=0.5");
        await context.sync();
      });
      const { code } = await failure(async (context) => {
        ask(context.workbook.names);
        await context.sync();
      });
      expect(code).toBe(expected);
    });
  });
}

export function settingFacts(open: OpenOffice): void {
  describe("settings of the workbook", () => {
    it("hold values, are listed, changed and deleted", async () => {
      const { run } = await open();
      const seen = await run(async (context) => {
        const { settings } = context.workbook;
        settings.add("register", { table: "Threats", columns: [1, 2] });
        settings.add("count", 1);
        settings.getItem("count").value = 2;
        settings.add("gone", true);
        settings.getItem("gone").delete();
        const none = settings.getItemOrNullObject("gone");
        settings.load("items/key,items/value");
        await context.sync();
        return [settings.items.map(({ key, value }) => [key, value as unknown]), none.isNullObject];
      });
      expect(seen).toEqual([
        [
          ["register", { table: "Threats", columns: [1, 2] }],
          ["count", 2],
        ],
        true,
      ]);
    });

    it("bring dates back as dates", async () => {
      const { run, window } = await open();
      const seen = await run(async (context) => {
        const when = new window.Date(Date.UTC(2026, 0, 2));
        const setting = context.workbook.settings.add("when", when);
        setting.load("value");
        await context.sync();
        return (setting.value as Date).toISOString();
      });
      expect(seen).toBe("2026-01-02T00:00:00.000Z");
    });

    it("are told of when there is something else to keep, and only then", async () => {
      let changes = 0;
      const { run } = await open({
        settings: [
          ["known", "1"],
          ["no JSON", "{"],
        ],
        settingsChanged: () => changes++,
      });
      const counts: number[] = [];
      const change = async (work: (settings: Excel.SettingCollection) => void) => {
        await run(async (context) => {
          work(context.workbook.settings);
          await context.sync();
        });
        counts.push(changes);
      };
      await change((settings) => settings.add("known", 1));
      await change((settings) => settings.add("known", 2));
      await change((settings) => {
        settings.getItem("known").delete();
      });
      expect(counts).toEqual([0, 1, 2]);
    });

    it("are those of the document, in either way of asking", async () => {
      const { run, window, host } = await open({ settings: [["known", '"before"']] });
      const { settings } = window.Office.context.document;
      const before = settings.get("known") as unknown;
      settings.set("added", [1]);
      await new Promise((resolve) => {
        settings.saveAsync(resolve);
      });
      const value = await run(async (context) => {
        const setting = context.workbook.settings.getItem("added");
        setting.load("value");
        await context.sync();
        return setting.value as unknown;
      });
      expect([before, value, host.settings.keys()]).toEqual(["before", [1], ["known", "added"]]);
    });
  });
}
