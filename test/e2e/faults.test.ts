import type { HostFaults } from "../../src/embedded/office-host/workspace/host-faults";
import { inBrowser } from "../support/browser/in-browser";

/* The pane's main path with real keys, with one fault of Excel after the other. */

const first = "Ransomware stops both plants";

const faults: readonly (readonly [string, Partial<HostFaults>])[] = [
  ["no undo groups", { undoGroups: "unknown" }],
  ["refused undo groups", { undoGroups: "refused" }],
  ["undo groups refused when everything is done", { undoGroups: "refused late" }],
  ["lost events", { lostEvents: true }],
  ["late events", { lateEvents: 400 }],
  ["answers that are too large", { largestAnswer: 6000 }],
  ["a sync that fails", { failingSync: 3 }],
  ["blank cells as empty text", { blanksAs: "" }],
  ["blank cells as null", { blanksAs: null }],
  ["no Culture API", { unknownMembers: ["CultureInfo", "DecimalSeparator"] }],
  ["manual calculation", { manualCalculation: true }],
];

inBrowser("the pane beside an Excel with faults", { query: "?theme=none" }, (workbook) => {
  const pane = () => workbook.frame;
  const row = (name: string | RegExp) => pane().getByRole("listitem").getByRole("button", { name });
  const button = (name: string | RegExp) =>
    pane().getByRole("button", { name }).filter({ visible: true });
  const field = (name: string) => pane().getByRole("textbox", { name, exact: true });
  const plant = (wanted: Partial<HostFaults>): Promise<void> =>
    workbook.page.evaluate(
      (given) => {
        const { faults: planted, noFaults } = globalThis.outspendWorkbook;
        Object.assign(planted, noFaults(), {
          ...given,
          largestAnswer: given.largestAnswer ?? Infinity,
        });
      },
      wanted as { readonly largestAnswer?: number },
    );

  beforeAll(async () => {
    await workbook.spendAsTyped();
    await workbook.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      const sheet = grid.sheets().find(({ name }) => name === "Register");
      if (sheet) grid.activateSheet(sheet.id);
    });
    await row(first).first().waitFor();
  });

  it.each(faults)("writes and shows what is typed, with %s", async (_, fault) => {
    const [[spend = null] = []] = await workbook.values("P8");
    await row(first).first().click();
    await field("Spend").waitFor();
    await plant(fault);
    await field("Spend").fill("300007");
    await field("Spend").press("Enter");
    const saved = pane().getByText(`Saved ${first}.`).filter({ visible: true });
    const refused = pane()
      .getByText(/Nothing was changed/)
      .filter({ visible: true });
    await saved.or(refused).first().waitFor();
    if (await refused.count()) {
      expect(await workbook.values("P8")).toEqual([[spend]]);
      expect(await field("Spend").inputValue()).toMatch(/^300,?007$/);
      await field("Spend").press("Enter");
      await saved.first().waitFor();
    }
    await workbook.comesTo("P8", 300_007);
    await button("Take back").click();
    await workbook.comesTo("P8", spend);
    await plant({});
    await row(first).first().waitFor();
  });

  it("is light where Excel says nothing of its theme, as the system is", async () => {
    const colour = await pane().evaluate(
      () => getComputedStyle(document.querySelector("h1") ?? document.body).color,
    );
    expect(colour).toBe("rgb(36, 36, 36)");
  });

  it("breaks no rule", () => {
    expect(workbook.complaints).toEqual([]);
  });
});
