import type { ColumnView, RegisterView } from "../../session/contract/register-snapshot";

/** The columns that make up the name first, then what else the register reads, as in the sheet. */
export function columnsToFill({
  columns,
  nameColumns,
}: Pick<RegisterView, "columns" | "nameColumns">): readonly ColumnView[] {
  const isName = ({ id }: ColumnView): boolean => nameColumns.includes(id);
  return [
    ...columns.filter(isName),
    ...columns.filter((column) => !isName(column) && column.field !== null),
  ];
}

/** Headers of the columns that no field of the form shows. */
export function headersLeftOut({
  columns,
  nameColumns,
}: Pick<RegisterView, "columns" | "nameColumns">): readonly string[] {
  return columns
    .filter(({ id, field }) => field === null && !nameColumns.includes(id))
    .flatMap(({ header }) => (header === "" ? [] : [header]));
}
