import { counted, listed } from "./english";

/** What a range lacks, or holds, as a register. */
interface Likely {
  readonly threats: number;
  readonly problems: number;
  readonly missing: readonly string[];
  readonly hasScores: boolean;
  readonly unread: readonly { readonly header: string; readonly guess: unknown }[];
}

/** What the pane says before there is a register. */
export const startTexts = {
  lookingForRegister: "Looking for a threat register",
  lost: "The threat register is gone",
  found: (place: string) => `We found a likely register: ${place}`,
  none: "This workbook has no threat register",
  whereItWent: (address: string) =>
    `${address} was deleted or lost its headers. Ctrl+Z in the sheet brings it back; it is found again by itself.`,
  whatItIs:
    "A register is a table, or a range with a header row: a row for each threat, with its name, how often it strikes in a year, what an event costs, and what you spend against it.",
  insertStarter: "Insert a starter register",
  useIt: (place: string) => `Use ${place}?`,
  use: (place: string) => `Use ${place}`,
  it: "It",
  /** How a range reads: "reads as 12 threats", or what it lacks. */
  reads(
    { threats, problems, missing, hasScores, unread }: Likely,
    count: (number: number) => string,
  ): string {
    const rows = counted(threats, "threat", count(threats));
    if (missing.length === 0) {
      if (problems === 0) return `reads as ${rows}`;
      return `reads as ${rows}, with ${counted(problems, "cell", count(problems))} to fix`;
    }
    if (hasScores) {
      return `holds ${rows} with scores, not money: use it to give each score its figure`;
    }
    const guessed = unread.find(({ guess }) => guess !== null);
    if (guessed) return `would read as ${rows}; one column to clarify: "${guessed.header}"`;
    return `lacks a column for ${listed(missing)}`;
  },

  outsideExcel:
    "You are looking at this page outside Excel. In Excel it is Outspend on the Home tab.",
  unreachable:
    "Excel could not be reached: office.js did not load from appsforoffice.microsoft.com. Check the connection, then close this pane and open it again.",
  whatOutspendIs:
    "Outspend shows, threat by threat, whether your security budget exceeds what breaches are expected to cost.",
};
