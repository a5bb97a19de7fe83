import { readFile } from "node:fs/promises";
import type { Cell, Rates } from "../../core";
import { readRates } from "../../core";
import { FileError } from "../io/read-book-file";
import { shortText } from "../../workbook/formulas/short-text";

/**
 * Reads rates from a file of values between commas, semicolons or tabs. Between semicolons a comma stands before decimals.
 *
 * @throws FileError, and ModelError as `readRates`
 */
export async function ratesIn(path: string, currency: string): Promise<Rates> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    throw new FileError(`${shortText(path)} cannot be read (${code})`);
  });
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");
  const [header = ""] = lines;
  const between = [";", "\t"].find((sign) => header.includes(sign)) ?? ",";
  const cells = lines.map((line, row) =>
    line.split(between).map((part): Cell => cellIn(part, row > 0, between === ";")),
  );
  return readRates(cells, currency);
}

function cellIn(part: string, mayBeNumber: boolean, hasCommas: boolean): Cell {
  const text = part
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .trim();
  const number = hasCommas ? text.replace(",", ".") : text;
  return mayBeNumber && /^[+-]?\d+(\.\d*)?(e[+-]?\d+)?$/i.test(number) ? Number(number) : text;
}
