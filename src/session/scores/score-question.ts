import type { FieldKey, RegisterReading } from "../../core";
import { isBlank } from "../../core";
import type { Block } from "../contract/register-port";
import type { ScoreColumn, ScoreQuestion } from "../contract/register-snapshot";
import { addressOf } from "../find/cell-address";
import { rangeHeadedAt } from "../find/headed-range";
import { scoredFields } from "../find/kept-choices";
import { fieldsFor } from "./fields-for";
import { findScales, type ScoresInUse } from "./find-scales";
import type { ScaleOfColumn } from "./looked-up";
import { isSameScore, meaningOf, type Score, scoreIn } from "./score-table";

/** A register that was read, and the columns of scores that are looked up in it. */
export interface ScoresRead {
  readonly block: Block;
  readonly reading: RegisterReading;
  readonly headers: readonly string[];
  readonly scales: readonly ScaleOfColumn[];
}

/**
 * What a register's scores need before there are figures.
 *
 * @param ids of the columns, from the left
 */
export function scoreQuestion(read: ScoresRead, ids: readonly string[]): ScoreQuestion | null {
  return blanks(read) ?? noScale(read, ids);
}

function blanks({ block, reading, scales }: ScoresRead): ScoreQuestion | null {
  for (const { column, table } of scales) {
    const unsaid = scoresIn(block, reading, column).filter((score) => {
      const { value = null } = meaningOf(table, score) ?? {};
      return isBlank(value) || value === 0;
    });
    const [first] = unsaid;
    if (first === undefined) continue;
    const { sheet, called } = table;
    const cells = meaningOf(table, first)?.cells ?? table.cells;
    return { kind: "blanks", scores: unsaid, called, place: { sheet, address: addressOf(cells) } };
  }
  return null;
}

function noScale({ block, reading, headers }: ScoresRead, ids: readonly string[]) {
  const { columns, fields } = reading;
  const missing = scoredFields.filter((field) =>
    fieldsFor[field].every((key) => !fields.has(key) && !columns.inDoubt.has(key)),
  );
  if (columns.scores.size === 0 || missing.length === 0) return null;
  const wanted = missing.flatMap((field) => {
    const index = [...columns.scores].find((each) => isMeant(columns.readings[each]?.guess, field));
    const header = headers[index ?? -1] ?? "";
    return index === undefined || header === "" ? [] : [{ index, field, header }];
  });
  const inUse = wanted.map(({ index, field, header }): ScoresInUse => ({
    ...{ field, header },
    used: scoresIn(block, reading, index),
  }));
  const found = wanted.length < missing.length ? null : findScales(block, inUse);
  const question: ScoreQuestion = {
    kind: "no scale",
    columns: wanted.map(({ index, field, header }): ScoreColumn => ({
      field,
      header,
      column: ids[index] ?? "",
    })),
    found: found && placeOfFound(block, [...found.values()]),
  };
  return question;
}

const isMeant = (guess: FieldKey | null | undefined, field: ScoreColumn["field"]): boolean =>
  guess !== null && guess !== undefined && fieldsFor[field].includes(guess);

/** The cells of the first table that was found: of one that says all, all of them. */
function placeOfFound(
  { around }: Block,
  scales: readonly { place: { row: number; column: number } }[],
) {
  const [first] = scales;
  if (!first) return null;
  const { row, column } = first.place;
  const range = rangeHeadedAt(around, row - around.row, column - around.column);
  const cells = { ...range, row, column: around.column + range.column };
  return { address: addressOf(cells), cells };
}

/** The scores that open rows hold in a column, each once, numbers by size and words as they come. */
export function scoresIn(
  { cells }: Pick<Block, "cells">,
  { rows }: Pick<RegisterReading, "rows">,
  column: number,
): Score[] {
  const found: Score[] = [];
  for (const { row, leftOut } of rows) {
    const score = leftOut === null ? scoreIn(cells[row]?.[column]) : null;
    if (score !== null && !found.some((each) => isSameScore(each, score))) found.push(score);
  }
  return found.sort((a, b) => (typeof a === "number" && typeof b === "number" ? a - b : 0));
}
