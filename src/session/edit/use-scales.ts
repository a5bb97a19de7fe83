import { answering, refusal } from "../follow/answering";
import type { NewTable, RegisterPort } from "../contract/register-port";
import type { RegisterSession } from "../contract/register-session";
import type { ScoreColumn } from "../contract/register-snapshot";
import { placeOf } from "../find/find-register";
import type { KeptScale } from "../find/kept-choices";
import { changeSaid } from "../follow/change-choices";
import type { FollowedRegister } from "../follow/followed-register";
import { registerOf } from "../follow/followed-table";
import { findScales, type ScoresInUse } from "../scores/find-scales";
import type { Score } from "../scores/score-table";
import { scoresIn } from "../scores/score-question";
import type { SeenRegister } from "../view/seen-register";

/** How a session gives scores their figures, by a table on the user's own sheet. */
export function usingScales(
  port: RegisterPort,
  followed: FollowedRegister,
  { useInFormulas }: Pick<RegisterSession, "useInFormulas">,
): Pick<RegisterSession, "giveScale" | "forgetScale" | "showScale"> {
  return {
    giveScale: () =>
      answering(async () => {
        const seen = followed.seen();
        const question = seen?.view.scores;
        if (!seen || question?.kind !== "no scale" || question.columns.length === 0) {
          return refusal("The columns are no longer as they were.");
        }
        const wanted = question.columns.map((column) => inUse(seen, column));
        const scales = findScales(seen.block, wanted) ?? (await written(seen, wanted));
        const chosen = await changeSaid(registerOf(followed), (said) => ({
          ...said,
          scales: new Map([...said.scales, ...scales]),
          fields: new Map([...said.fields].filter(([header]) => !scales.has(header))),
          units: new Map([...said.units].filter(([header]) => !scales.has(header))),
        }));
        // What formulas are told of it is said where they differ; here nothing is left to be done.
        if (chosen.kind === "chosen" && (await port.spills())) await useInFormulas("formula");
        return chosen;
      }),
    forgetScale: (column) =>
      answering(() => {
        const header = followed.seen()?.view.columns.find(({ id }) => id === column)?.header;
        return changeSaid(registerOf(followed), (said) => ({
          ...said,
          scales: new Map([...said.scales].filter(([each]) => each !== header)),
        }));
      }),
    async showScale() {
      const question = followed.seen()?.view.scores;
      if (question?.kind === "blanks") await port.showCell(question.place).catch(followed.report);
    },
  };

  /** Puts a table a column beside what the sheet holds, with the scores and, still blank, what they mean. */
  async function written(
    { block, view }: SeenRegister,
    wanted: readonly ScoresInUse[],
  ): Promise<ReadonlyMap<string, KeptScale>> {
    const { sign } = view.money;
    const tables = wanted.map(({ header, field, used }): NewTable => {
      const isLoss = field === "loss";
      const values = isLoss ? `Loss an event${sign === "" ? "" : ` (${sign})`}` : "Events a year";
      return {
        sheet: block.area.sheet,
        name: isLoss ? "LossScale" : "FrequencyScale",
        columns: [
          { header, format: "General", width: Math.max(12, header.length + 4) },
          { header: values, format: isLoss ? "#,##0" : "0.00", width: 18 },
        ],
        rows: stepsOf(used).map((score) => [score, null]),
      };
    });
    const ids = await port.putTables(block.area.id, block.place.row, tables);
    const scales = new Map<string, KeptScale>();
    for (const [index, { header, field }] of wanted.entries()) {
      const area = await port.read(ids[index] ?? "");
      const [scores = "", values = ""] =
        tables[index]?.columns.map((column) => column.header) ?? [];
      const [rows, columns] = [area?.cells.length ?? 0, area?.cells[0]?.length ?? 0];
      if (area) {
        const place = placeOf(area, { row: 0, column: 0, rows, columns });
        scales.set(header, { field, place, scores, values });
      }
    }
    return scales;
  }
}

/** The steps of a scale: from 1 to 5, or as far as scores are in use; words as they are. */
function stepsOf(used: readonly Score[]): readonly Score[] {
  const numbers = used.filter((score) => typeof score === "number");
  const isCount = numbers.length === used.length && numbers.every(Number.isInteger);
  if (!isCount) return used;
  const [first, last] = [Math.min(1, ...numbers), Math.max(5, ...numbers)];
  return last - first > 20
    ? numbers
    : Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

const inUse = (
  { block, reading, view }: SeenRegister,
  { column, header, field }: ScoreColumn,
): ScoresInUse => ({
  ...{ header, field },
  used: scoresIn(
    block,
    reading,
    view.columns.findIndex(({ id }) => id === column),
  ),
});
