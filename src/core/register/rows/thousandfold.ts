import { severityMean } from "../../severity/severity";
import { meanFrequency } from "../../threat/frequency";
import type { Threat } from "../../threat/threat";
import type { Columns } from "../headers/column";
import type { FieldKey } from "../headers/field";
import { lossKeys } from "../headers/field";
import type { Finding } from "../findings/finding";

/** Columns of money beside the losses; null where a row is not filled in. */
const beside: readonly (readonly [FieldKey, (threat: Threat) => number | null])[] = [
  ["spend", ({ spend }) => spend],
  ["premium", ({ premium }) => premium],
  ["limit", ({ event }) => event.cover?.limit ?? null],
];

const thousand = 1000;

/** Columns of money a thousand times smaller or larger than the losses, as where one is in thousands and does not say so. */
export function thousandfoldFindings(threats: readonly Threat[], { of }: Columns): Finding[] {
  const losses = lossKeys.flatMap((key) => of.get(key)?.header ?? []);
  const [loss] = losses;
  if (loss === undefined) return [];
  return beside.flatMap(([key, amountOf]): Finding[] => {
    const column = of.get(key);
    if (!column) return [];
    const ratios = threats.flatMap((threat) => {
      const amount = amountOf(threat) ?? 0;
      const event = severityMean(threat.event.severity);
      const year = key === "limit" ? event : event * meanFrequency(threat.frequency);
      if (!(amount > 0) || !(event > 0 && event < Infinity) || !(year > 0)) return [];
      // A rare loss may be a thousand times what is spent on it in a year; the year's loss hardly is.
      const [least, most] = [Math.min(event, year), Math.max(event, year)];
      return [amount < least ? least / amount : amount > most ? -amount / most : 1];
    });
    ratios.sort((a, b) => a - b);
    const middle = ratios[Math.floor(ratios.length / 2)] ?? 1;
    if (Math.abs(middle) < thousand) return [];
    const way = middle > 0 ? "below" : "above";
    const rule = `is a thousand times ${way} ${loss} or more: if one of them is in thousands or millions, its header must say so, as in "${column.field.name} (thousands)"`;
    const { header, index } = column;
    return [{ kind: "Warning", name: "", row: 0, column: header, index, rule, value: header }];
  });
}
