import type { ReportOptions } from "../report/write-report";

/** What is to be found out of one book. */
export interface BookTask {
  readonly file: string;
  /** Figures of the year, or the register itself as a line. */
  readonly wants: "figures" | "registers";
  /** Name of the register's table or sheet; absent for the one the pane would show. */
  readonly register?: string;
  /** Whether what Excel has computed is calculated again. */
  readonly all: boolean;
  /** Folder of results that are kept; absent for none. */
  readonly cache?: string;
  /** Where the book with its figures is to be written; absent where it is not. */
  readonly write?: string;
  /** How the page for a board is to be that is written with it; absent for none. */
  readonly page?: Pick<ReportOptions, "paper" | "language">;
}

/** What came of it. */
export interface BookDone {
  /** JSON, one line. */
  readonly line: string;
  readonly isFine: boolean;
}

/** A book's figures as they are printed: money a year, in the currency of the register; null where nothing is known. */
export interface BookFigures {
  readonly file: string;
  readonly register: string | null;
  readonly currency: string | null;
  readonly threats: number | null;
  readonly problems: number | null;
  readonly expectedLoss: number | null;
  readonly required: number | null;
  readonly spend: number | null;
  readonly gap: number | null;
  readonly loss95: number | null;
  readonly loss99: number | null;
  readonly calculated: number | null;
  readonly kept: number | null;
  readonly version: string;
  /** Where the book was written; there only where that was asked for, and null where it was not. */
  readonly written?: string | null;
  /** What the file that was written lacks of the one that was read; null for nothing. */
  readonly lacks?: string | null;
  /** Why figures or the file are missing; null where none are. */
  readonly why: string | null;
}

/** What is printed of books that are written. */
export const notWritten = { written: null, lacks: null } as const;

export const noFigures: Omit<BookFigures, "file" | "version" | "why"> = {
  ...{ register: null, currency: null, threats: null, problems: null, expectedLoss: null },
  ...{ required: null, spend: null, gap: null, loss95: null, loss99: null },
  ...{ calculated: null, kept: null },
};

/** The line of a book of which nothing came. */
export function failedLine(
  { file, wants, write }: BookTask,
  version: string,
  why: string,
  known: Partial<BookFigures> = {},
): string {
  return JSON.stringify(
    wants === "figures"
      ? ({
          ...{ file, ...noFigures, ...(write === undefined ? {} : notWritten), ...known },
          ...{ version, why },
        } satisfies BookFigures)
      : { outspend: "register", version: 1, file, why },
  );
}
