import { counted, plural } from "./english";

/** What the view Threats says: its list, and what keeps a register from adding up. */
export const listTexts = {
  threats: "Threats",
  find: "Find a threat",
  sort: "Sort the threats",
  sortBy: {
    gap: "Sort: gap",
    expectedLoss: "Sort: average year's loss",
    spend: "Sort: spend",
    ratio: "Sort: covered share",
    name: "Sort: name",
    sheet: "Sort: row of the sheet",
  },
  showAll: "Show all",
  shown: (all: number, count: string) => `${count} ${plural(all, "threat", "threats")}`,
  someShown: (all: number, count: string, of: string) =>
    `${count} of ${of} ${plural(all, "threat", "threats")}`,
  withProblems: (shown: string) => `${shown}, with problems`,
  noProblems: "No threat has a problem.",
  noneFound: "No threat has this in its name.",
  noThreats: "The register has no threats yet.",
  edited: "Edited, not saved",
  /** "required $12k · spend $10k", and what is to be known of the spend. */
  rowFigures: <Amount>(
    required: Amount,
    spend: Amount,
    aside: string | null,
  ): readonly (string | Amount)[] => [
    "required ",
    required,
    " \u00b7 spend ",
    spend,
    ...(aside === null ? [] : [`, ${aside}`]),
  ],
  add: "Add threat",
  goOnAdding: "Go on adding",

  problems: "Problems",
  toFix: (count: number, written: string) =>
    `${plural(count, "1 cell", `${written} cells`)} to fix`,
  beforeTotals: "before totals can be shown.",
  othersBelow: "The figures of single threats stand below.",
  showProblems: (count: number, written: string) =>
    plural(count, "Show the threat", `Show the ${written} threats`),
  sameNames:
    "Several threats have the same name. Join more columns into the name, or rename them in the sheet.",
  sameNamesJoined: (column: string) =>
    `Several threats have the same name. Joined with ${column}, each has its own.`,
  chooseName: "Choose the columns of the name",
  joinIntoName: (column: string) => `Join ${column} into the name`,

  deleteQuestion: (threat: string) => `Delete ${threat}?`,
  rowLeaves: (address: string) =>
    `Its row, ${address}, leaves the register. Ctrl+Z brings it back.`,
  delete: "Delete",
  deleting: "Deleting…",
  changedMeanwhile: "It was changed in the sheet meanwhile, so it is still there:",
  noLonger: (column: string, now: string, before: string) =>
    `${column}: ${now || "nothing"}, no longer ${before || "nothing"}`,

  found: "What was found",
  /** @param words "figures of the year may be off by: …" */
  ofTheYear: (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`,
  findings: { Problem: "To fix", Warning: "To look at", Note: "Good to know" },
  /** "8 threats, 2 cells to fix; 1 row left out." */
  foundInShort(
    { threats, missing, toFix, leftOut }: Readonly<Record<FoundCount, number>>,
    count: (number: number) => string,
  ): string {
    const of = (number: number, what: string): string => counted(number, what, count(number));
    const toDo = [
      ...(missing > 0 ? [`${of(missing, "column")} missing`] : []),
      ...(toFix > 0 ? [`${of(toFix, "cell")} to fix`] : []),
    ];
    const said = [of(threats, "threat"), ...(toDo.length > 0 ? toDo : ["nothing to fix"])];
    return `${said.join(", ")}${leftOut > 0 ? `; ${of(leftOut, "row")} left out` : ""}.`;
  },
};

type FoundCount = "threats" | "missing" | "toFix" | "leftOut";
