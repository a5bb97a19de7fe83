import type { FunctionsMetadata } from "../../../../src/workbook/add-in/add-in-functions";
import type { OfficeHostOptions } from "../../../../src/embedded/office-host/office-host";
import { prepareDesktopWindow } from "../../../../src/embedded/office-host/desktop-window";
import type { OfficeWindow } from "../../../support/workbook/office-window";
import { openOfficeWindow } from "../../../support/workbook/office-window";
import type { OpenedOffice, OpenOffice } from "../opened-office";
import { aMoment } from "../opened-office";

const value = { name: "value" };
const rows = { name: "rows", dimensionality: "matrix" };

const metadata: FunctionsMetadata = {
  allowErrorForDataTypeAny: true,
  functions: [
    { id: "SEEN", name: "SEEN", parameters: [rows, { ...value, optional: true }] },
    { id: "ALL", name: "ALL", parameters: [{ ...rows, repeating: true }] },
    { id: "TWICE", name: "TWICE", parameters: [value] },
    { id: "LATER", name: "LATER", parameters: [value] },
    { id: "SPREAD", name: "SPREAD", parameters: [], result: { dimensionality: "matrix" } },
    { id: "GIVE", name: "GIVE", parameters: [value] },
    { id: "WHERE", name: "WHERE", parameters: [], options: { requiresAddress: true } },
    { id: "MISSING", name: "MISSING", parameters: [] },
  ],
};

/** What functions.js of an add-in does. */
function associate({ CustomFunctions }: OfficeWindow): void {
  const shown = (given: unknown): string =>
    given instanceof CustomFunctions.Error ? `error ${given.code}` : JSON.stringify(given);
  const listed = (given: unknown): string =>
    Array.isArray(given) ? `[${(given as unknown[]).map(listed).join()}]` : shown(given);
  const gives: Readonly<Record<string, () => unknown>> = {
    nan: () => NaN,
    nothing: () => null,
    na: () => new CustomFunctions.Error("#N/A", "not yet"),
    refusal: () => {
      throw new CustomFunctions.Error("#VALUE!", "«level» must be below 1, got 2");
    },
    number: () => {
      throw new CustomFunctions.Error("#NUM!", "never shown");
    },
    defect: () => {
      throw new Error("oops");
    },
  };
  CustomFunctions.associate("SEEN", (given: unknown, other: unknown) =>
    [given, other].map(listed).join(" | "),
  );
  CustomFunctions.associate("ALL", (given: unknown) => listed(given));
  CustomFunctions.associate("TWICE", (given: number) => given * 2);
  CustomFunctions.associate(
    "LATER",
    (given: number) =>
      new Promise((resolve) => {
        setTimeout(resolve, 5, given + 1);
      }),
  );
  CustomFunctions.associate("SPREAD", () => [
    [1, 2],
    ["x", NaN],
  ]);
  CustomFunctions.associate("GIVE", (which: string) => gives[which]?.());
  CustomFunctions.associate("WHERE", (invocation: { address: string }) => invocation.address);
}

async function withFunctions(open: OpenOffice, options: OfficeHostOptions): Promise<OpenedOffice> {
  const office = await open(options);
  associate(office.window);
  office.host.defineFunctions(metadata);
  return office;
}

async function resultsOf({ run, grid }: OpenedOffice, formulas: readonly string[]) {
  const address = `F1:F${formulas.length}`;
  await run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange(address);
    range.formulas = formulas.map((formula) => [formula]);
    await context.sync();
  });
  await grid.settled();
  return run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange(address);
    range.load("values");
    await context.sync();
    return range.values.map(([first]) => first as unknown);
  });
}

export function customFunctionFacts(open: OpenOffice): void {
  describe.each<["tap" | "runtime"]>([["tap"], ["runtime"]])(
    "custom functions, with results at the pace of the %s",
    (pacing) => {
      it("get blanks as 0, what is left out as null, errors as objects", async () => {
        const office = await withFunctions(open, { pacing });
        await office.write("A1:B1", [["", "#N/A"]]);
        const seen = await resultsOf(office, [
          "=SEEN(A1:B1)",
          "=SEEN(5,A1)",
          "=SEEN(B1,TRUE)",
          "=ALL(A1,B1)",
        ]);
        expect(seen).toEqual([
          "[[0,error #N/A]] | null",
          "[[5]] | 0",
          "[[error #N/A]] | true",
          "[[[0]],[[error #N/A]]]",
        ]);
      });

      it("answer at once, later, and in many cells", async () => {
        const office = await withFunctions(open, { pacing });
        expect(await resultsOf(office, ["=TWICE(4)", "=LATER(4)", "=SPREAD()"])).toEqual([8, 5, 1]);
        expect(await office.values("F3:G4")).toEqual([
          [1, 2],
          ["x", 0],
        ]);
      });

      it("refuse with words that stay with the cell", async () => {
        const office = await withFunctions(open, { pacing });
        const gives = ["nan", "nothing", "na", "refusal", "number", "defect"];
        const seen = await resultsOf(
          office,
          gives.map((which) => `=GIVE("${which}")`),
        );
        expect(seen).toEqual(["#VALUE!", 0, "#N/A", "#VALUE!", "#NUM!", "#VALUE!"]);
        const sheet = office.grid.activeSheet();
        const words = gives.map((_, row) => office.grid.message(sheet, row, 5));
        expect(words.slice(0, 5)).toEqual([
          null,
          null,
          "not yet",
          "«level» must be below 1, got 2",
          null,
        ]);
        expect(words[5]).toMatch(/^GIVE failed, which is a defect of the function/);
      });

      it("are told their cell where they ask for it", async () => {
        const office = await withFunctions(open, { pacing });
        expect(await resultsOf(office, ["=WHERE()"])).toEqual(["Sheet1!F1"]);
      });

      it("that the add-in forgot fail, as the runtime calls nothing", async () => {
        const office = await withFunctions(open, { pacing });
        expect(await resultsOf(office, ["=MISSING()"])).toEqual(["#VALUE!"]);
      });

      it("answer what depends on them, and anew when a cell changes", async () => {
        const office = await withFunctions(open, { pacing });
        await office.write("A1", [[1]]);
        expect(await resultsOf(office, ["=TWICE(A1)", "=TWICE(F1)", "=F2+1"])).toEqual([2, 4, 5]);
        await office.write("A1", [[10]]);
        await office.grid.settled();
        expect(await office.values("F1:F3")).toEqual([[20], [40], [41]]);
      });
    },
  );

  describe("custom functions", () => {
    it("that were tapped come to the same through the runtime", async () => {
      const office = await withFunctions(open, {});
      await resultsOf(office, ["=TWICE(4)", "=SPREAD()", "", '=GIVE("refusal")', '=GIVE("nan")']);
      const { tally } = office.host.functions;
      while (tally.confirmed + tally.contradicted < 4) await aMoment();
      expect(tally).toEqual({ confirmed: 4, contradicted: 0 });
    });

    it("fill a range that can be asked for, where the grid knows it", async () => {
      const office = await withFunctions(open, {});
      await resultsOf(office, ["=SPREAD()"]);
      const ask = (address: string) => async (context: Excel.RequestContext) => {
        const cell = context.workbook.worksheets.getActiveWorksheet().getRange(address);
        const spill = cell.getSpillingToRangeOrNullObject();
        spill.load("address");
        await context.sync();
        return spill.isNullObject ? null : spill.address;
      };
      if (!office.grid.spillOf) {
        expect((await office.failure(ask("F1"))).code).toBe("ApiNotFound");
        return;
      }
      expect([await office.run(ask("F1")), await office.run(ask("A1"))]).toEqual([
        "Sheet1!F1:G2",
        null,
      ]);
    });

    it("asked before the add-in's page is ready wait for it, and so do those of a page that is gone", async () => {
      const office = await withFunctions(open, {});
      office.host.detach();
      await office.grid.settled();
      const sheet = office.grid.activeSheet();
      const cell = { sheet, startRow: 0, startColumn: 0, endRow: 0, endColumn: 0 };
      office.grid.write(cell, [["=TWICE(21)"]]);
      for (let turn = 0; turn < 200 && office.grid.values(cell)[0]?.[0] === 0; turn++) {
        await aMoment();
      }
      expect(office.grid.values(cell)).toEqual([[{ error: "#BUSY!" }]]);
      const again = await openOfficeWindow((window) => {
        prepareDesktopWindow(office.host, window);
        // The page's own scripts run before office.js says that it is ready.
        setTimeout(() => {
          associate(window as OfficeWindow);
        }, 0);
      });
      await office.host.ready();
      await office.grid.settled();
      expect(again.Office.context.host).toBe("Excel");
      expect(office.grid.values(cell)).toEqual([[42]]);
    });
  });
}
