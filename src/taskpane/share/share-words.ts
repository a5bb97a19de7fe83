import type { FreezeShown, Frozen, Thawing } from "../../session/contract/share";

/** What the part says. Figures come as texts. */
export const shareWords = {
  title: "For people without the add-in",
  why: "Where Outspend is missing, Excel shows #NAME? for its formulas. Freeze them before you send the workbook: everybody sees the figures, and you can put the formulas back.",
  freeze: "Freeze formulas…",
  question: "Freeze the formulas?",
  agree: "Freeze",
  busy: "Writing…",
  looking: "Looking for formulas",
  list: "What they were is kept on the sheet Frozen formulas. Nothing else changes, and Ctrl+Z in the sheet takes it back.",
  putBack: "Put formulas back",
  nothing: "No formula of this workbook needs the add-in: it can be sent as it is.",
  saved: "Save it under another name to send it.",
} as const;

const formulas = (count: number): string => (count === 1 ? "1 formula" : `${count} formulas`);

/** "12 formulas change: 5 become formulas of Excel's own and stay alive, 7 become their results." */
export function freezeWords({ native, values, fixed, sheets }: FreezeShown): string {
  const parts = [
    ...(native > 0
      ? [
          `${native} ${native === 1 ? "becomes a formula" : "become formulas"} of Excel's own and ${native === 1 ? "stays" : "stay"} alive`,
        ]
      : []),
    ...(values > 0
      ? [`${values} ${values === 1 ? "becomes its result" : "become their results"}`]
      : []),
    ...(fixed > 0
      ? [
          `${fixed} that ${fixed === 1 ? "reads" : "read"} such a result ${fixed === 1 ? "reads" : "read"} its cells instead`,
        ]
      : []),
  ];
  const on = sheets.length === 1 ? "one sheet" : `${sheets.length} sheets`;
  const count = native + values + fixed;
  return `${formulas(count)} on ${on} change${count === 1 ? "s" : ""}: ${listed(parts)}.`;
}

export const frozenWords = ({ native, values, fixed }: Frozen): string =>
  `${formulas(native + values + fixed)} frozen: ${listed([
    ...(native > 0 ? [`${native} as Excel's own`] : []),
    ...(values > 0 ? [`${values} as ${values === 1 ? "a result" : "results"}`] : []),
    ...(fixed > 0 ? [`${fixed} as fixed cells`] : []),
  ])}. ${shareWords.saved}`;

export const waitingWords = (count: number): string =>
  `${formulas(count)} of this workbook ${count === 1 ? "is" : "are"} frozen, listed on the sheet Frozen formulas.`;

export const thawedWords = ({ count, notBack }: Thawing): string =>
  notBack.length === 0
    ? `${formulas(count)} ${count === 1 ? "is" : "are"} back in place.`
    : `${formulas(count)} ${count === 1 ? "is" : "are"} back in place, ${notBack.length} ${notBack.length === 1 ? "is" : "are"} not:`;

function listed(parts: readonly string[]): string {
  if (parts.length <= 1) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
}
