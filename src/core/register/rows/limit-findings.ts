import { exactSum } from "../../numeric/exact-sum";
import type { Columns } from "../headers/column";
import type { FieldKey } from "../headers/field";
import type { Finding, FindingKind } from "../findings/finding";
import type { Threat } from "../../threat/threat";
import { amountInWords } from "./amount-in-words";

/**
 * What there is to say of the limits of all rows together: limits of the year are of single rows, and a limit of an event without one
 * is there again for each.
 */
export function limitFindings(threats: readonly Threat[], columns: Columns): Finding[] {
  const covers = threats.flatMap(({ event }) => event.cover ?? []);
  const annual = covers.flatMap(({ annualLimit }) => annualLimit ?? []);
  const said: Finding[] = [];
  const say = (kind: FindingKind, key: FieldKey, rule: string, value: number | null): void => {
    const column = columns.of.get(key);
    said.push({
      ...{ kind, name: "", row: 0, column: column?.header ?? "", index: column?.index ?? null },
      ...{ rule, value },
    });
  };
  if (annual.length > 1) {
    const sum = exactSum(annual);
    say(
      "Warning",
      "annualLimit",
      `of ${annual.length} rows: these rows have limits of ${amountInWords(sum)} a year in all; one policy over several threats is not a column of the register`,
      sum,
    );
  }
  const renewed = covers.length - annual.length;
  if (renewed > 0) {
    const rows = renewed === 1 ? "a row" : `${renewed} rows`;
    say(
      "Note",
      "limit",
      `of ${rows} without an Annual limit is there again for each event, however many a year brings: fill in Annual limit where the policy pays only so much a year`,
      null,
    );
  }
  return said;
}
