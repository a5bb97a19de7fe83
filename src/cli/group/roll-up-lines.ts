import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { GroupYear, Rates } from "../../core";
import { ModelError, registerLine, RollUp } from "../../core";
import { packageVersion } from "../io/package-version";
import { printLine } from "../io/print-line";
import { FileError } from "../io/read-book-file";
import { shortText } from "../../workbook/formulas/short-text";
import type { AddedLine } from "./added-line";
import { ratesIn } from "./read-rates";
import { writeGroupBook } from "./group-book";

/** What a roll-up is of, and what comes of it. */
export interface RollUpOptions {
  /** Files of lines; "-" stands for standard input. */
  readonly named: readonly string[];
  /** Whether it gives out the lines as they count, in place of the year. */
  readonly passesOn: boolean;
  readonly currency?: string;
  /** File of rates. */
  readonly rates?: string;
  readonly levels: readonly number[];
  readonly badYearSpread: number;
  /** The workbook that is written beside. */
  readonly out?: string;
}

/**
 * Adds up lines of registers to the year of a group and prints it, or the lines as they count.
 *
 * @throws FileError with file and line, ModelError
 */
export async function rollUpLines(options: RollUpOptions): Promise<void> {
  const { named, currency, rates: table, out, passesOn, levels, badYearSpread } = options;
  const rates =
    currency === undefined || table === undefined ? null : await ratesIn(table, currency);
  const group = new RollUp(rates);
  const added: AddedLine[] = [];
  for (const path of named) {
    for await (const { text, place } of linesOf(path)) {
      const line = addTo(group, text, place);
      if (passesOn) {
        const { plain, ...about } = line;
        await printLine(JSON.stringify(registerLine(plain, about)));
      } else if (out !== undefined) added.push(line);
    }
  }
  if (passesOn) return;
  const year = group.year({ levels, badYearSpread });
  if (year.unnamed > 0) {
    const many = year.unnamed === 1 ? "1 register names" : `${year.unnamed} registers name`;
    console.error(
      `calc: ${many} no currency and counts in ${year.currency ?? "that"} like the others`,
    );
  }
  if (out !== undefined) await writeGroupBook(added, out, { levels, badYearSpread });
  await printLine(
    JSON.stringify(printed(year, rates, badYearSpread, await packageVersion()), null, 2),
  );
}

/** @param place where the line stands, for whoever has to mend it */
function addTo(group: RollUp, text: string, place: string): AddedLine {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new FileError(`${place} is no JSON: it may be cut off`);
  }
  try {
    return group.add(parsed);
  } catch (refusal) {
    if (!(refusal instanceof ModelError)) throw refusal;
    throw new FileError(`${place}: ${refusal.message}`);
  }
}

async function* linesOf(path: string): AsyncGenerator<{ text: string; place: string }> {
  const input = path === "-" ? process.stdin : createReadStream(path, "utf8");
  let line = 0;
  try {
    for await (const text of createInterface({ input, crlfDelay: Infinity })) {
      line++;
      const place = `${path === "-" ? "standard input" : shortText(path)} line ${line}`;
      if (text.trim() !== "") yield { text, place };
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new FileError(`${shortText(path)} cannot be read: ${message}`);
  }
}

/** The year as it is printed: what it hangs on first. */
function printed(year: GroupYear, rates: Rates | null, badYearSpread: number, version: string) {
  const { registers, currency, levels, total, diversification, units, types } = year;
  return {
    ...{ outspend: "roll-up", version: 1, by: version, registers, currency },
    rates: rates === null ? null : { date: rates.date, of: Object.fromEntries(rates.of) },
    ...{ levels, badYearSpread, total, diversification, units, types },
  };
}
