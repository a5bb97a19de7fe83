import { openExcelSession } from "../support/pane/excel-session";
import { isLong } from "../support/is-long";
import { MemoryGrid } from "../support/workbook/memory-grid";
import { officeOver } from "../embedded/office-host/opened-office";

/*
 * Excel on the web refuses an answer above 5 MB (Microsoft, Resource limits and performance optimization for Office
 * Add-ins). Measured is what comes over the bridge of the real office.js.
 */

const limit = 5_000_000;
const headers = ["Threat", "Frequency", "Loss low", "Loss high", "Spend", "Owner"];

/** A row of 25 columns: figures, and remarks as people write them. */
const rowOf = (index: number): (string | number)[] => [
  `Threat ${index}: an event that somebody has described in a few words`,
  (1 + (index % 40)) / 8,
  1000 + index,
  90_000.25 + index,
  500 + index / 3,
  ...Array.from({ length: 20 }, (_, column) =>
    column % 2 === 0 ? `Remark ${column} on row ${index}` : index * column + 0.125,
  ),
];

interface Bridged {
  readonly _richApiNativeBridge: { onMessageFromHost: (text: string) => void };
}

/** `npm run long` takes all of them; a part of them is read in blocks, too. */
const count = isLong ? 5000 : 1000;

describe(`a register of ${count} rows and 25 columns`, () => {
  const openOffice = officeOver(() => ({ grid: new MemoryGrid() }));

  it("is read, and a row of it written, with no answer above 5 MB", async () => {
    const office = await openOffice({ quiet: 5 });
    const { grid } = office;
    const sheet = grid.activeSheet();
    const rows = Array.from({ length: count }, (_, index) => rowOf(index));
    const all = [[...headers, ...Array.from({ length: 19 }, (_, at) => `Note ${at}`)], ...rows];
    const range = { sheet, startRow: 0, endRow: count, startColumn: 0, endColumn: 24 };
    grid.write(range, all);
    grid.addTable(range, true, "Threats");
    const { _richApiNativeBridge: bridge } = office.window as unknown as Bridged;
    const receive = bridge.onMessageFromHost.bind(bridge);
    const sizes: number[] = [];
    bridge.onMessageFromHost = (text) => {
      sizes.push(Buffer.byteLength(text));
      receive(text);
    };
    office.host.faults.largestAnswer = limit;
    const pane = await openExcelSession(office);
    expect(pane.view().threats).toHaveLength(count);
    const last = pane.threat(String(rowOf(count - 1)[0]));
    const saved = await pane.session.save(last, pane.typed({ Spend: "123" }));
    expect(saved.kind).toBe("saved");
    expect(grid.values({ ...range, startRow: count, startColumn: 4, endColumn: 4 })).toEqual([
      [123],
    ]);
    const largest = Math.max(...sizes);
    expect(largest).toBeLessThan(limit);
    // Blocks are not so small that reading takes a hundred questions.
    expect(largest).toBeGreaterThan(limit / 10);
    await pane.close();
  }, 240_000);
});
