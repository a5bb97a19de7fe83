import type {
  ColumnView,
  RegisterView,
  ThreatView,
} from "../../session/contract/register-snapshot";

/** Whether two threats have one name, compared as the register compares them. */
export function namesRepeat(threats: readonly ThreatView[]): boolean {
  const names = threats.flatMap(({ name }) => (name === "" ? [] : [plain(name)]));
  return new Set(names).size < names.length;
}

/** The first column of words that, joined to the name, gives every threat one of its own; null where none does. */
export function columnThatTellsApart({
  columns,
  nameColumns,
  threats,
}: Pick<RegisterView, "columns" | "nameColumns" | "threats">): ColumnView | null {
  const tells = ({ id }: ColumnView): boolean =>
    new Set(threats.map(({ name, byColumn }) => plain(`${textIn(byColumn, id)}\n${name}`))).size ===
    threats.length;
  const holdsWords = ({ id }: ColumnView): boolean =>
    threats.every(({ byColumn }) => typeof byColumn.get(id)?.value !== "number");
  return (
    columns.find(
      (column) =>
        column.quantity === "text" &&
        column.header !== "" &&
        !nameColumns.includes(column.id) &&
        holdsWords(column) &&
        tells(column),
    ) ?? null
  );
}

const plain = (name: string): string => name.trim().toLowerCase();

const textIn = (byColumn: ThreatView["byColumn"], column: string): string =>
  byColumn.get(column)?.text ?? "";
