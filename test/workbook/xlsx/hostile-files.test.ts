import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { cellAddress } from "../../../src/workbook/book/cell-address";
import { calculateBook } from "../../../src/workbook/engine/calculate-book";
import { WorkbookError } from "../../../src/workbook/xlsx/file/xlsx-package";
import { readXlsx } from "../../../src/workbook/xlsx/read/read-xlsx";
import { isLong } from "../../support/is-long";
import { controlFigures, hostileFile } from "../../support/workbook/hostile-file";

const files = isLong ? 1000 : 60;
const mostSeconds = 30;
const mostMemory = 2 ** 30;

setFlagsFromString("--expose-gc");
/** Without what earlier files left behind, which would count as memory of this one. */
const collect = runInNewContext("gc") as () => void;

/** What becomes of a file: why it was refused, or the figures of the sheet that nothing is wrong with. */
async function outcomeOf(bytes: Uint8Array) {
  try {
    const calculated = await calculateBook(await readXlsx(bytes), []);
    const cells = calculated.sheets.find(({ name }) => name === "Control")?.cells ?? [];
    return Object.fromEntries(
      cells.map(({ row, column, value }) => [cellAddress(row, column), value]),
    );
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    return error.message;
  }
}

describe("a hostile or damaged file", () => {
  it(
    "is calculated as far as it is whole, or refused in a line; in bounded time and memory",
    async () => {
      const faults: unknown[] = [];
      let refused = 0;
      for (let seed = 1; seed <= files; seed++) {
        const { kind, bytes } = await hostileFile(seed);
        collect();
        const before = process.memoryUsage().rss;
        // Of the processor: nothing here waits, and a busy machine is no fault of the file.
        const began = process.cpuUsage();
        const outcome = await outcomeOf(bytes).catch((fault: unknown) => ({ fault }));
        const { user, system } = process.cpuUsage(began);
        const seconds = (user + system) / 1e6;
        const memory = process.memoryUsage().rss - before;
        const isLine = typeof outcome === "string" && /^[^\n]{1,200}$/.test(outcome);
        if (isLine) refused++;
        const isRight = isLine || JSON.stringify(outcome) === JSON.stringify(controlFigures);
        if (!isRight || seconds > mostSeconds || memory > mostMemory) {
          faults.push({ seed, kind, seconds, memory, outcome });
        }
      }
      expect(faults).toEqual([]);
      // Neither are all refused, nor none.
      expect(refused).toBeGreaterThan(files / 10);
      expect(refused).toBeLessThan((files * 9) / 10);
    },
    files * 10_000,
  );
});
