import type { OfficeHostOptions } from "../../../../src/embedded/office-host/office-host";
import type { OpenedOffice, OpenOffice } from "../opened-office";
import { aMoment } from "../opened-office";

const cells = [
  ["Threat", "Loss"],
  ["Fraud", 10],
  ["Theft", 20],
];

/** A workbook with the table Threats in A1:B3 and something below it. */
async function withTable(open: OpenOffice, options?: OfficeHostOptions): Promise<OpenedOffice> {
  const office = await open(options);
  await office.write("A1:B3", cells);
  await office.write("A5", [["below"]]);
  await office.run(async (context) => {
    const table = context.workbook.tables.add("A1:B3", true);
    table.name = "Threats";
    await context.sync();
  });
  return office;
}

const threats = (context: Excel.RequestContext) => context.workbook.tables.getItem("Threats");

export function tableFacts(open: OpenOffice): void {
  describe("tables", () => {
    it("are found by name and id, in the workbook, on their sheet and under a range", async () => {
      const { run } = await withTable(open);
      const seen = await run(async (context) => {
        const table = threats(context);
        table.load("id");
        await context.sync();
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const found = [
          context.workbook.tables.getItem(table.id),
          sheet.tables.getItem("THREATS"),
          sheet.tables.getItemAt(0),
          sheet.getRange("B2:D9").getTables().getFirst(),
        ];
        for (const each of found) each.load("name");
        const beside = sheet.getRange("D1:E9").getTables(false);
        const partly = sheet.getRange("B2:D9").getTables(true);
        const counts = [context.workbook.tables, sheet.tables, beside, partly].map((each) =>
          each.getCount(),
        );
        const none = context.workbook.tables.getItemOrNullObject("Nope");
        await context.sync();
        return [found.map(({ name }) => name), counts.map(({ value }) => value), none.isNullObject];
      });
      expect(seen).toEqual([Array(4).fill("Threats"), [1, 1, 0, 0], true]);
    });

    it("tell their parts", async () => {
      const { run } = await withTable(open);
      const seen = await run(async (context) => {
        const table = threats(context);
        const parts = [
          table.getRange(),
          table.getHeaderRowRange(),
          table.getDataBodyRange(),
          table.columns.getItem("Loss").getRange(),
          table.columns.getItem("Loss").getDataBodyRange(),
          table.columns.getItemAt(0).getHeaderRowRange(),
          table.rows.getItemAt(1).getRange(),
        ];
        for (const part of parts) part.load("address");
        table.load("showHeaders,showTotals,worksheet/name");
        await context.sync();
        return [
          parts.map(({ address }) => address),
          [table.showHeaders, table.showTotals, table.worksheet.name],
        ];
      });
      expect(seen).toEqual([
        ["A1:B3", "A1:B1", "A2:B3", "B1:B3", "B2:B3", "A1", "A3:B3"].map((at) => `Sheet1!${at}`),
        [true, false, "Sheet1"],
      ]);
    });

    it("list their rows and columns", async () => {
      const { run } = await withTable(open);
      const seen = await run(async (context) => {
        const { rows, columns } = threats(context);
        rows.load("count,items/index,items/values");
        columns.load("count,items/id,items/index,items/name,items/values");
        await context.sync();
        return [
          [rows.count, columns.count],
          rows.items.map(({ index, values }) => [index, values]),
          columns.items.map(({ id, index, name, values }) => [id, index, name, values]),
        ];
      });
      expect(seen).toEqual([
        [2, 2],
        [
          [0, [["Fraud", 10]]],
          [1, [["Theft", 20]]],
        ],
        [
          [1, 0, "Threat", [["Threat"], ["Fraud"], ["Theft"]]],
          [2, 1, "Loss", [["Loss"], [10], [20]]],
        ],
      ]);
    });

    it("load as many of their rows as asked, from where asked", async () => {
      const { run } = await withTable(open);
      const seen = await run(async (context) => {
        const { rows } = threats(context);
        rows.load({ select: "values", top: 1, skip: 1 });
        await context.sync();
        return rows.items.map(({ values }) => values);
      });
      expect(seen).toEqual([[["Theft", 20]]]);
    });

    it("take new rows at the end and between, and move what is below", async () => {
      const { run, values } = await withTable(open);
      const index = await run(async (context) => {
        const { rows } = threats(context);
        rows.add(undefined, [
          ["Fire", 30],
          ["Flood", 40],
        ]);
        const first = rows.add(0, [["Error", 5]]);
        first.load("index");
        await context.sync();
        return first.index;
      });
      expect([index, await values("A1:B8")]).toEqual([
        0,
        [
          ["Threat", "Loss"],
          ["Error", 5],
          ["Fraud", 10],
          ["Theft", 20],
          ["Fire", 30],
          ["Flood", 40],
          ["", ""],
          ["below", ""],
        ],
      ]);
    });

    it("lose rows, singly, several and in a stretch", async () => {
      const { run, values } = await withTable(open);
      await run(async (context) => {
        const { rows } = threats(context);
        rows.add(undefined, [
          ["a", 1],
          ["b", 2],
          ["c", 3],
        ]);
        await context.sync();
        rows.getItemAt(0).delete();
        await context.sync();
        rows.deleteRows([0, 2]);
        await context.sync();
        rows.deleteRowsAt(0, 1);
        await context.sync();
      });
      expect(await values("A1:B3")).toEqual([
        ["Threat", "Loss"],
        ["c", 3],
        ["", ""],
      ]);
    });

    it("without a row have no body, and take one again", async () => {
      const { run, failure } = await withTable(open);
      const before = await run(async (context) => {
        const { rows } = threats(context);
        rows.deleteRowsAt(0, 2);
        rows.load("count");
        await context.sync();
        return rows.count;
      });
      const { code, location } = await failure(async (context) => {
        threats(context).getDataBodyRange();
        await context.sync();
      });
      const after = await run(async (context) => {
        const table = threats(context);
        table.rows.add(undefined, [["again", 1]]);
        const body = table.getDataBodyRange();
        body.load("values");
        await context.sync();
        return body.values;
      });
      expect([before, code, location, after]).toEqual([
        0,
        "ItemNotFound",
        "Table.getDataBodyRange",
        [["again", 1]],
      ]);
    });

    it("take and lose columns, and rename them", async () => {
      const { run, values } = await withTable(open);
      const name = await run(async (context) => {
        const { columns } = threats(context);
        columns.add(undefined, [["Owner"], ["Ann"], ["Bob"]]);
        columns.add(1, undefined, "Chance");
        await context.sync();
        columns.getItem("Loss").delete();
        columns.getItem("Owner").name = "Who";
        const last = columns.getItemAt(2);
        last.load("name");
        await context.sync();
        return last.name;
      });
      expect([name, await values("A1:C3")]).toEqual([
        "Who",
        [
          ["Threat", "Chance", "Who"],
          ["Fraud", "", "Ann"],
          ["Theft", "", "Bob"],
        ],
      ]);
    });

    it("are written through their rows and columns", async () => {
      const { run, values } = await withTable(open);
      await run(async (context) => {
        const table = threats(context);
        table.rows.getItemAt(0).values = [["Phishing", 11]];
        table.columns.getItem("Loss").values = [["Loss"], [null], [22]];
        await context.sync();
      });
      expect(await values("A2:B3")).toEqual([
        ["Phishing", 11],
        ["Theft", 22],
      ]);
    });

    it("show a totals row when asked", async () => {
      const { run } = await withTable(open);
      const seen = await run(async (context) => {
        const table = threats(context);
        table.showTotals = true;
        const totals = table.getTotalRowRange();
        const body = table.getDataBodyRange();
        totals.load("address");
        body.load("address");
        await context.sync();
        return [totals.address, body.address];
      });
      expect(seen).toEqual(["Sheet1!A4:B4", "Sheet1!A2:B3"]);
    });

    it("are resized, restyled and renamed, and keep their id", async () => {
      const { run } = await withTable(open);
      const seen = await run(async (context) => {
        const table = threats(context);
        table.load("id");
        await context.sync();
        const { id } = table;
        table.name = "Renamed";
        table.resize("A1:B4");
        table.style = "TableStyleLight1";
        const again = context.workbook.tables.getItem(id);
        const range = again.getRange();
        range.load("address");
        again.load("name,style");
        await context.sync();
        return [again.name, again.style, range.address];
      });
      expect(seen).toEqual(["Renamed", "TableStyleLight1", "Sheet1!A1:B4"]);
    });

    it("become ranges again, or go with their cells", async () => {
      const { run, values } = await withTable(open);
      const address = await run(async (context) => {
        const range = threats(context).convertToRange();
        range.load("address");
        await context.sync();
        return range.address;
      });
      const kept = await values("A1:B3");
      await run(async (context) => {
        context.workbook.tables.add("A1:B3", true).delete();
        await context.sync();
      });
      expect([address, kept, await values("A1")]).toEqual(["Sheet1!A1:B3", cells, [[""]]]);
    });

    it("leave their cells to formulas when they become ranges, and #REF! when they go", async () => {
      const { run, grid, write } = await withTable(open, { quiet: 0 });
      const formulas = () =>
        run(async (context) => {
          const cells = context.workbook.worksheets.getActiveWorksheet().getRange("D1:D2");
          cells.load("formulas,values");
          await context.sync();
          return [cells.formulas.flat(), cells.values.flat()] as unknown;
        });
      const said = [
        ["=SUM(Threats[Loss])", "=SUM(Threats[[#All],[Loss]])+1"],
        [30, 31],
      ];
      await write("D1:D2", [["=SUM(Threats[Loss])"], ["=SUM(Threats[[#All],[Loss]])+1"]]);
      expect(await formulas()).toEqual(said);
      await run(async (context) => {
        threats(context).convertToRange();
        await context.sync();
      });
      expect(await formulas()).toEqual([
        ["=SUM(Sheet1!$B$2:$B$3)", "=SUM(Sheet1!$B$1:$B$3)+1"],
        [30, 31],
      ]);
      await aMoment();
      grid.undo();
      expect(await formulas()).toEqual(said);
      const ways: ((context: Excel.RequestContext) => void)[] = [
        (context) => {
          threats(context).delete();
        },
        (context) => {
          threats(context).getRange().delete("Up");
        },
      ];
      for (const way of ways) {
        await run(async (context) => {
          way(context);
          await context.sync();
        });
        expect(await formulas()).toEqual([
          ["=SUM(#REF!)", "=SUM(#REF!)+1"],
          ["#REF!", "#REF!"],
        ]);
        await aMoment();
        grid.undo();
        expect(await formulas()).toEqual(said);
      }
    });

    it.each<[string, (context: Excel.RequestContext) => void, string]>([
      [
        "over another table",
        (context) => context.workbook.tables.add("B2:C5", true),
        "InvalidArgument",
      ],
      ["that is not there", (context) => context.workbook.tables.getItem("Nope"), "ItemNotFound"],
      [
        "a row of the wrong length",
        (context) => threats(context).rows.add(undefined, [["one"]]),
        "InvalidArgument",
      ],
      [
        "a row beyond the end",
        (context) => threats(context).rows.add(7, [["a", 1]]),
        "InvalidArgument",
      ],
      [
        "a row that is not there",
        (context) => threats(context).rows.getItemAt(2),
        "InvalidArgument",
      ],
      [
        "a column that is not there",
        (context) => threats(context).columns.getItem("Nope"),
        "ItemNotFound",
      ],
      [
        "a column of the wrong length",
        (context) => threats(context).columns.add(undefined, [["x"]]),
        "InvalidArgument",
      ],
      [
        "a name two columns would have",
        (context) => {
          threats(context).columns.getItem("Loss").name = "threat";
        },
        "InvalidArgument",
      ],
      ["totals it does not show", (context) => threats(context).getTotalRowRange(), "ItemNotFound"],
      [
        "a filter",
        (context) => {
          threats(context).clearFilters();
        },
        "ApiNotFound",
      ],
    ])("refuse %s", async (_, ask, expected) => {
      const { failure } = await withTable(open);
      const { code } = await failure(async (context) => {
        ask(context);
        await context.sync();
      });
      expect(code).toBe(expected);
    });
  });
}
