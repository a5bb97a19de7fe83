import type { ColumnChoices, RegisterReading } from "../../core";
import { readRegister } from "../../core";
import type { Block } from "../contract/register-port";
import type { UnitQuestion } from "../contract/register-snapshot";
import { addressOf } from "../find/cell-address";
import { headersOfBlock } from "../find/headed-range";
import { headerWithUnit, withoutUnit } from "../find/header-unit";
import { moneyIn, unitShown } from "../typed/number-format";
import { cellAt } from "./view-cells";

/** So many rows tell how a header is read. */
const mostRows = 20;

/**
 * The columns whose number format says another unit than their header, by their places. A function over the cells never
 * sees a format: what it says counts once it stands in the header.
 *
 * @param settled headers that are not to be asked about
 * @param ids of the columns, from the left
 */
export function unitsAsked(
  block: Block,
  { columns, rows }: RegisterReading,
  choices: ColumnChoices,
  settled: readonly string[],
  ids: readonly string[],
): UnitQuestion[] {
  const filled = rows.filter(({ leftOut }) => leftOut === null).map(({ row }) => row);
  const { texts: headers } = headersOfBlock(block);
  const sample = [0, ...filled.slice(0, mostRows)].map((row) => block.cells[row] ?? []);
  const scaleUnder = (index: number, header: string): number | null => {
    const cells = sample.map((line, row) =>
      row === 0 ? line.map((cell, at) => (at === index ? header : cell)) : line,
    );
    const { field, scale } = readRegister(cells, choices).columns.readings[index] ?? {};
    return field === columns.readings[index]?.field && scale !== undefined ? scale : null;
  };
  return [...columns.of.values()].flatMap(({ field, index, scale }): UnitQuestion[] => {
    const header = headers[index] ?? "";
    if (field.quantity === "text" || field.quantity === "date") return [];
    if (header === "" || settled.includes(header)) return [];
    const row = filled.find((each) => typeof block.cells[each]?.[index] === "number");
    if (row === undefined) return [];
    const format = block.formats[row]?.[index] ?? "General";
    const said = impliedBy(format, scale, header, (tried) => scaleUnder(index, tried));
    if (said === null || said.scale === scale) return [];
    const fitting = said.headers.find(
      (each) => each !== header && scaleUnder(index, each) === said.scale,
    );
    if (fitting === undefined) return [];
    const value = block.cells[row]?.[index];
    if (typeof value !== "number") return [];
    const where = cellAt(block.place, 0, index);
    return [
      {
        ...{
          column: ids[index] ?? "",
          header,
          proposed: fitting,
          cells: where,
          address: addressOf(where),
        },
        ...{ shown: block.texts[row]?.[index] ?? "", held: value },
        ...{ scale, proposedScale: said.scale },
      },
    ];
  });
}

interface Implied {
  /** Factor from what the cells hold to the model's unit, as the format shows them. */
  readonly scale: number;
  /** Headers that would say so, the best first. */
  readonly headers: readonly string[];
}

/**
 * What a number format says of the cells' unit. A number in thousands by a comma of the format is whole, whatever word
 * stands beside it.
 */
function impliedBy(
  format: string,
  scale: number,
  header: string,
  scaleUnder: (header: string) => number | null,
): Implied | null {
  const { text, thousands, isPercent } = unitShown(format);
  const down = 1000 ** thousands * (isPercent ? 0.01 : 1);
  const shown = isPercent ? `${text} %`.trim() : text;
  const word = longForm.get(shown.toLowerCase()) ?? shown;
  const tries = [`${header} (${word})`, headerWithUnit(header, word)];
  const named = word === "" ? null : (tries.map(scaleUnder).find((each) => each !== null) ?? null);
  // Without a word of its own a format shows the unit that the header names.
  const unit = named ?? (scale !== 1 && (thousands > 0 || isPercent) ? scale : null);
  // A sign of money alone says nothing of thousands.
  if (unit === null || (unit === 1 && down === 1)) return null;
  const implied = whole(unit / down);
  if (implied !== 1) return { scale: implied, headers: tries };
  const sign = moneyIn(format)?.sign ?? "";
  const bare = withoutUnit(header);
  return { scale: 1, headers: sign === "" ? [bare] : [`${bare} (${sign})`, bare] };
}

/** 0.01 / 0.01 and 1000 / 1000 are 1. */
const whole = (factor: number): number => (Math.abs(factor - 1) < 1e-9 ? 1 : factor);

/** Words for thousands that the register does not read beside a currency. */
const longForm: ReadonlyMap<string, string> = new Map([
  ["t€", "thousands €"],
  ["t €", "thousands €"],
  ["teur", "thousands EUR"],
  ["tchf", "thousands CHF"],
  ["tusd", "thousands USD"],
  ["€ k", "k€"],
  ["$ k", "k$"],
  ["£ k", "k£"],
  ["€ m", "m€"],
  ["$ m", "m$"],
  ["£ m", "m£"],
]);
