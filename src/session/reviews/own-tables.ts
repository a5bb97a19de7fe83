import { dayFormat } from "../typed/serial-date";
import type { NewTable } from "../contract/register-port";

const money = "#,##0";

const column = (header: string, format = "General", width = 14) => ({ header, format, width });

export const reviewColumns = [
  column("Date", dayFormat),
  column("Version"),
  column("Rule"),
  column("Level", "0.0%"),
  column("Bad year spread"),
  column("Required", money),
  column("Spend", money),
  column("Gap", money),
  column("Expected loss", money),
];

export const logColumns = [
  column("Date", dayFormat),
  column("Threat", "General", 30),
  column("Field", "General", 20),
  column("Before"),
  column("After"),
  column("Why", "General", 60),
];

type Rows = NewTable["rows"];

export const newReviews = (rows: Rows): NewTable => ({
  ...{ sheet: "Reviews", name: "RegisterReviews" },
  ...{ columns: reviewColumns, rows },
});

export const newLog = (rows: Rows): NewTable => ({
  ...{ sheet: "Review log", name: "ReviewLog" },
  ...{ columns: logColumns, rows },
});

/** @param columns those of the register, by their own names */
export const newHistory = (
  columns: readonly { readonly header: string; readonly format: string }[],
  rows: Rows,
): NewTable => ({
  ...{ sheet: "Register history", name: "RegisterHistory" },
  columns: [
    column("Date", dayFormat),
    ...columns.map(({ header, format }) => column(header, format, header === "Threat" ? 30 : 14)),
  ],
  rows,
});
