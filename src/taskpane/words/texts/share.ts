import { counted, listed, plural } from "./english";

/** How many formulas become what. */
interface Counts {
  /** Formulas of Excel's own. */
  readonly native: number;
  /** Results. */
  readonly values: number;
  /** Formulas that read fixed cells instead of a result. */
  readonly fixed: number;
}

const saveIt = "Save it under another name to send it.";

/** What the view Report says of a copy for people without the add-in. */
export const shareTexts = {
  title: "For people without the add-in",
  why: "Where Outspend is missing, Excel shows #NAME? for its formulas. Freeze them before you send the workbook: everybody sees the figures, and you can put the formulas back.",
  freeze: "Freeze formulas…",
  question: "Freeze the formulas?",
  agree: "Freeze",
  busy: "Writing…",
  looking: "Looking for formulas",
  list: "What they were is kept on the sheet Frozen formulas. Nothing else changes, and Put formulas back takes it back.",
  putBack: "Put formulas back",
  nothing: "No formula of this workbook needs the add-in: it can be sent as it is.",

  /** "12 formulas change: 5 become formulas of Excel's own and stay alive, 7 become their results." */
  change({ native, values, fixed }: Counts, sheets: number): string {
    const count = native + values + fixed;
    const parts = [
      native > 0 &&
        `${native} ${plural(native, "becomes a formula of Excel's own and stays alive", "become formulas of Excel's own and stay alive")}`,
      values > 0 && `${values} ${plural(values, "becomes its result", "become their results")}`,
      fixed > 0 &&
        `${fixed} ${plural(fixed, "that reads such a result reads its cells instead", "that read such a result read its cells instead")}`,
    ];
    const on = plural(sheets, "one sheet", `${sheets} sheets`);
    return `${counted(count, "formula")} on ${on} ${plural(count, "changes", "change")}: ${listed(parts.filter((part) => part !== false))}.`;
  },
  frozen({ native, values, fixed }: Counts): string {
    const parts = [
      native > 0 && `${native} as Excel's own`,
      values > 0 && `${values} as ${plural(values, "a result", "results")}`,
      fixed > 0 && `${fixed} as ${plural(fixed, "a fixed cell", "fixed cells")}`,
    ];
    return `${counted(native + values + fixed, "formula")} frozen: ${listed(parts.filter((part) => part !== false))}. ${saveIt}`;
  },
  waiting: (count: number) =>
    `${counted(count, "formula")} of this workbook ${plural(count, "is", "are")} frozen, listed on the sheet Frozen formulas.`,
  putBackNow: (count: number, notBack: number) =>
    notBack === 0
      ? `${counted(count, "formula")} ${plural(count, "is", "are")} back in place.`
      : `${counted(count, "formula")} ${plural(count, "is", "are")} back in place, ${notBack} ${plural(notBack, "is", "are")} not:`,
};
