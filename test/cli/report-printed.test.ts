import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { isLong } from "../support/is-long";

const root = resolve(__dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "printed-"));
const file = (name: string) => join(folder, name);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(tool: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(tool, args, { encoding: "utf8", cwd: folder });
  if (status !== 0) throw new Error(`${tool} ${args.join(" ")}: ${stderr}`);
  return stdout;
}

const calc = (...args: readonly string[]) =>
  run(process.execPath, join(root, "dist/tools/calc.cjs"), ...args);

/** What each page of a workbook says that holds results in place of our formulas, as LibreOffice prints it. */
function printed(book: string): string[] {
  calc(book, "--freeze", file("frozen.xlsx"));
  run("soffice", "--headless", "--convert-to", "pdf", "frozen.xlsx");
  // A page ends with a form feed.
  return run("pdftotext", "-layout", "frozen.pdf", "-").split("\f").slice(0, -1);
}

const error = /#(?:NAME\?|VALUE!|REF!|DIV\/0!|N\/A|NUM!|CALC!|SPILL!)|Err:\d/;

const wanted = [
  {
    book: join(root, "assets/sample.xlsx"),
    args: ["--paper", "A4"],
    size: "841.89 x 595.304",
    words: [
      "Report to the board",
      "Decision asked for",
      "What this rests on",
      "it follows the register.",
    ],
  },
  {
    book: join(root, "assets/sample.xlsx"),
    args: ["--paper", "Letter", "--budget", "100000"],
    size: "792 x 612",
    words: [
      "Report to the board",
      "Decision asked for",
      "What this rests on",
      "it follows the register.",
    ],
  },
  {
    book: join(root, "test/workbooks/german.xlsx"),
    args: [],
    size: "841.89 x 595.304",
    words: ["Bericht an den Vorstand", "Worauf das beruht", "folgt dem Register."],
  },
];

describe("a page for the board, printed by LibreOffice", () => {
  (isLong ? it : it.skip).each(wanted)(
    "is one page without an error: $book $args",
    ({ book, args, size, words }) => {
      calc(book, "--report", file("board.xlsx"), ...args);
      const pages = printed(file("board.xlsx"));
      const of = pages.flatMap((text, at) => (text.includes(words[0] ?? "") ? [at] : []));
      const [at = -1] = of;
      expect(of).toEqual([at]);
      for (const each of words) expect(pages[at]).toContain(each);
      const place = String(at + 1);
      expect(run("pdfinfo", "-f", place, "-l", place, "frozen.pdf")).toMatch(
        new RegExp(`size: +${size}`),
      );
      expect(pages[at]).not.toMatch(error);
    },
    300_000,
  );
});
