import type { RegisterReading } from "../../core";
import type { LocaleMarks } from "../contract/locale-marks";
import type { ColumnView, TextNumber, ThreatView } from "../contract/register-snapshot";
import { formatKind } from "../typed/number-format";
import { numberMeant } from "../typed/number-meant";
import { typedNumber } from "../typed/typed-number";

/** The cells that hold a text where the register needs a number, as far as it is beyond doubt which. */
export function textNumbers({
  reading,
  columns,
  threats,
  marks,
}: {
  readonly reading: RegisterReading;
  readonly columns: readonly ColumnView[];
  readonly threats: readonly ThreatView[];
  readonly marks: LocaleMarks;
}): TextNumber[] {
  const isText = ({ row, index, value }: RegisterReading["findings"][number]): boolean =>
    row > 0 && index !== null && typeof value === "string";
  if (!reading.findings.some(isText)) return [];
  const places = new Set<string>();
  return threats.flatMap(({ id, name, byColumn, findings }) =>
    findings.flatMap(({ column: columnId }): TextNumber[] => {
      const column = columns.find((each) => each.id === columnId);
      const cell = byColumn.get(columnId ?? "");
      if (!column || cell?.formula !== null || typeof cell.value !== "string") return [];
      if (column.quantity === "text" || places.has(cell.address)) return [];
      places.add(cell.address);
      const { quantity, scale, header } = column;
      const meant = numberMeant(cell.value, { quantity, scale, format: cell.format }, marks);
      if (meant === null) return [];
      const isFree = ["text", "general"].includes(formatKind(cell.format));
      const usual = formatKind(column.format) === "text" ? "General" : column.format;
      const format = isFree ? (meant.format ?? usual) : null;
      const { address, cells, value: text } = cell;
      const typed = typedNumber(
        meant.value,
        formatKind(format ?? cell.format) === "percent",
        marks,
      );
      const subject = name === "" ? header : `${header} of ${name}`;
      return [
        {
          threat: id,
          column: column.id,
          subject,
          address,
          cells,
          text,
          number: meant.value,
          typed,
          format,
        },
      ];
    }),
  );
}
