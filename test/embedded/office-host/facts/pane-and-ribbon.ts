import type { OpenOffice } from "../opened-office";
import { aMoment } from "../opened-office";

export function paneFacts(open: OpenOffice): void {
  describe("the pane", () => {
    it("is hidden and shown by the add-in, which hears of it", async () => {
      const shown: boolean[] = [];
      const { window } = await open({ showPane: (visible) => shown.push(visible) });
      const heard: unknown[] = [];
      await window.Office.addin.onVisibilityModeChanged(({ visibilityMode }) => {
        heard.push(visibilityMode);
      });
      await window.Office.addin.hide();
      await window.Office.addin.showAsTaskpane();
      await aMoment();
      expect([shown, heard]).toEqual([
        [false, true],
        ["Hidden", "Taskpane"],
      ]);
    });

    it("is hidden by the user, which the add-in hears too", async () => {
      const { window, host } = await open();
      const heard: unknown[] = [];
      await window.Office.addin.onVisibilityModeChanged(({ visibilityMode }) => {
        heard.push(visibilityMode);
      });
      host.pane.setVisible(false);
      await aMoment();
      expect(heard).toEqual(["Hidden"]);
    });

    it("may ask to start with the document", async () => {
      const { window } = await open();
      const { addin, StartupBehavior } = window.Office;
      const before = await addin.getStartupBehavior();
      await addin.setStartupBehavior(StartupBehavior.load);
      expect([before, await addin.getStartupBehavior()]).toEqual(["None", "Load"]);
    });

    it("has a storage", async () => {
      const { window } = await open();
      const { storage } = window.OfficeRuntime;
      await storage.setItem("key", "kept");
      expect(await storage.getItem("key")).toBe("kept");
    });

    it("that is opened anew has none of the old page's handlers and ranges", async () => {
      const office = await open();
      let heard = 0;
      await office.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.onChanged.add(() => {
          heard++;
          return Promise.resolve();
        });
        await context.sync();
      });
      office.host.detach();
      const sheet = office.grid.activeSheet();
      const cell = { sheet, startRow: 0, startColumn: 0, endRow: 0, endColumn: 0 };
      office.grid.write(cell, [[1]]);
      await aMoment();
      expect(heard).toBe(0);
    });
  });

  describe("a button of the ribbon", () => {
    it("runs a function of the add-in, which says when it is over", async () => {
      const { window, host, values, write } = await open();
      const sources: unknown[] = [];
      window.Office.actions.associate("fill", (event: Office.AddinCommands.Event) => {
        sources.push(event.source.id);
        void write("A1", [["filled"]]).then(() => {
          event.completed();
        });
      });
      await host.commands.invoke("fill", "FillButton");
      expect([sources, await values("A1")]).toEqual([["FillButton"], [["filled"]]]);
    });
  });
}
