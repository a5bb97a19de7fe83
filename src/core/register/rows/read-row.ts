import { thin } from "../../threat/frequency";
import { expectedLoss } from "../../year/sources/expected-loss";
import { hasTooManyPayments, tooManyPayments } from "../../year/annual-limit/limited-row";
import { cellFinding } from "./cell-finding";
import type { Columns } from "../headers/column";
import type { FieldKey } from "../headers/field";
import {
  assetKeys,
  frequencyKeys,
  lossKeys,
  secondaryAmountKeys,
  secondaryKeys,
} from "../headers/field";
import type { Finding, FindingKind } from "../findings/finding";
import type { RowCells } from "../cells/row-cells";
import {
  coverOf,
  coverParts,
  endLevels,
  lossFigures,
  lossParts,
  saysLoss,
  severityOf,
  severityParts,
} from "../figures/row-figures";
import { FieldError } from "../figures/field-error";
import { keysInWords, numberInWords } from "../figures/rate-in-words";
import { frequencyOf, frequencyParts } from "../figures/row-frequency";
import type { Secondary } from "../figures/row-secondary";
import { secondaryOf } from "../figures/row-secondary";
import { checkWords } from "./row-words";
import { isSerialDate, readNumbers } from "../cells/row-numbers";
import { statusMeant } from "./status-words";
import type { RowNumbers } from "../cells/row-numbers";
import type { EventLoss } from "../../severity/event-loss";
import type { Severity } from "../../severity/severity";
import { severityMean } from "../../severity/severity";
import type { OneLoss } from "../../severity/with-secondary";
import type { Frequency } from "../../threat/frequency";
import type { Threat } from "../../threat/threat";
import { amountInWords } from "./amount-in-words";
import { groupedDigits } from "../../input/grouped-digits";
import { warningsOf } from "./warnings";

/** What a row says of its threat, part by part: also where another part of it is missing or wrong. Money in units, time in years. */
export interface RowStatement {
  /** What its cells hold, in the model's units; a cell that is blank, a word or wrong is not among them. */
  readonly numbers: ReadonlyMap<FieldKey, number>;
  /** Before reductions; null where the row does not say how often, or not in one way. */
  readonly frequency: Frequency | null;
  /** Share of events that controls stop, 0 to 1. */
  readonly frequencyReduction: number;
  /** What one event costs, and all that acts on it; null where the row does not say so, or not in one way. */
  readonly event: EventLoss | null;
  /** Shares of events that cost less than the low and the high end of a range. */
  readonly lowLevel: number;
  readonly highLevel: number;
  /** The fields whose cells hold something else than a number that may stand there. */
  readonly wrong: ReadonlySet<FieldKey>;
}

/** One row of the register, read: a threat, or none where the row has a problem; and all there is to say about it. */
export interface RowReading {
  readonly threat: Threat | null;
  /**
   * The threat as far as its loss is known: also where a cell that the loss does not hang on has a problem. Such a cell
   * counts as blank.
   */
  readonly draft: Threat | null;
  /** The fields whose cells have a problem. */
  readonly failed: ReadonlySet<FieldKey>;
  readonly findings: readonly Finding[];
  readonly statement: RowStatement;
}

/** Columns without which nothing can be said about a threat's loss. */
const decisive: readonly FieldKey[] = [
  ...frequencyParts,
  ...lossParts,
  ...coverParts,
  "lossCap",
  "lossReduction",
  "frequencyReduction",
];

/**
 * Reads one row that is to hold a threat. Every wrong cell is found, not only the first.
 *
 * @param row counted from the header: 1 is the row below it
 */
export function readRow(cells: RowCells, row: number, columns: Columns): RowReading {
  const findings: Finding[] = [];
  const failed = new Set<FieldKey>();
  const say = (kind: FindingKind, key: FieldKey, rule: string): void => {
    findings.push(cellFinding(kind, cells, row, key, rule));
    if (kind === "Problem") failed.add(key);
  };
  const problem = (key: FieldKey, rule: string): void => {
    say("Problem", key, rule);
  };

  checkWords(cells, columns, say);
  const numbers = usedNumbers(cells, columns, problem);
  // A column that is already complained of says nothing about what depends on it.
  const sound = (keys: readonly FieldKey[]): boolean =>
    !keys.some((key) => columns.inDoubt.has(key) || numbers.failed.has(key));
  const part = <T>(
    keys: readonly FieldKey[],
    ways: readonly FieldKey[],
    read: () => T,
  ): T | undefined => {
    if (!sound(keys) || !ways.some((key) => columns.of.has(key))) return undefined;
    try {
      return read();
    } catch (refusal) {
      if (!(refusal instanceof FieldError)) throw refusal;
      problem(refusal.key, `must ${refusal.rule}`);
      return undefined;
    }
  };
  const frequency = part(frequencyParts, frequencyKeys, () => frequencyOf(cells, numbers, columns));
  const primary = part(severityParts, [...lossKeys, ...assetKeys], () =>
    severityOf(cells, numbers, columns),
  );
  const secondary = part(secondaryKeys, secondaryKeys, () => secondaryOf(cells, numbers, columns));
  const severity = primary && withSecondary(primary, secondary ?? null);
  const cover = part(coverParts, coverParts, () => coverOf(cells, numbers)) ?? null;
  const amount = (key: FieldKey): number | null => numbers.values.get(key) ?? null;
  const frequencyReduction = amount("frequencyReduction") ?? 0;
  const event = severity && {
    severity,
    cap: amount("lossCap") ?? Infinity,
    lossReduction: amount("lossReduction") ?? 0,
    cover,
  };
  const statement: RowStatement = {
    numbers: numbers.values,
    frequency: frequency ?? null,
    frequencyReduction,
    event: event ?? null,
    ...endLevels(columns),
    wrong: numbers.failed,
  };
  if (frequency === undefined || event === undefined || decisive.some((key) => failed.has(key))) {
    return { threat: null, draft: null, failed, findings, statement };
  }

  const threat: Threat = {
    name: cells.name,
    unit: cells.text("unit"),
    row,
    frequency,
    frequencyReduction,
    event,
    spend: amount("spend") ?? 0,
    premium: amount("premium") ?? 0,
    actual: amount("actual"),
    vulnerability: amount("vulnerability"),
    productivity: amount("productivity"),
    attacker: {
      value: amount("attackerValue"),
      attemptCost: amount("attemptCost"),
      attemptSuccess: amount("attemptSuccess"),
      defenderAdvantage: amount("defenderAdvantage") ?? 1,
    },
    review: {
      owner: cells.text("owner"),
      status: cells.text("status"),
      lastReviewed: amount("lastReviewed"),
      everyDays: amount("reviewEvery"),
      source: cells.text("source"),
    },
  };
  // Finite figures can still multiply to what no number holds. The inherent view bounds the other two.
  if (!(expectedLoss(threat, "inherent") < Infinity)) {
    const column = lossKeys.find((key) => numbers.values.has(key)) ?? "loss";
    problem(column, "must give an expected loss below 1.8e308 a year");
    return { threat: null, draft: null, failed, findings, statement };
  }
  if (cannotShareLimit(threat)) {
    problem("annualLimit", sharedLimit);
    return { threat: null, draft: null, failed, findings, statement };
  }
  if (hasTooManyPayments(thin(threat.frequency, threat.frequencyReduction), threat.event)) {
    problem("annualLimit", tooManyPayments);
    return { threat: null, draft: null, failed, findings, statement };
  }
  if (failed.size > 0) return { threat: null, draft: threat, failed, findings, statement };
  for (const key of keysInWords) {
    const said = numbers.values.get(key);
    if (said === undefined || typeof cells.cell(key) !== "string") continue;
    const what = key === "frequency" ? "events a year" : "years between events";
    say("Note", key, `is read as ${groupedDigits(String(Number(said.toPrecision(6))))} ${what}`);
  }
  remark(cells, say);
  const stated = amount("statedLoss");
  const given = stated === null ? null : contradicted(stated, threat);
  if (given !== null) {
    const rule = `is not what the other columns give, ${amountInWords(given)} a year; it is checked, not used`;
    say("Warning", "statedLoss", rule);
  }
  const assetSays = otherAsset(threat, numbers);
  if (assetSays !== null) say("Warning", "exposureFactor", assetSays);
  const figures = lossFigures(numbers, columns);
  const said = { figures, numbers: numbers.values, secondary: secondary ?? null };
  for (const { key, rule } of warningsOf(threat, said, columns)) say("Warning", key, rule);
  return { threat, draft: threat, failed, findings, statement };
}

/**
 * The numbers of a row, without those that nothing is made of: an asset's beside another way to say a loss, the chance of a
 * secondary loss without a column for its amount. What is wrong with those stops nothing.
 */
function usedNumbers(
  cells: RowCells,
  columns: Columns,
  problem: (key: FieldKey, rule: string) => void,
): RowNumbers {
  const wrong: [FieldKey, string][] = [];
  const { values, failed } = readNumbers(
    cells,
    columns,
    (key, rule) => wrong.push([key, rule]),
    numberInWords,
  );
  const isFilled = (key: FieldKey): boolean => values.has(key) || failed.has(key);
  const unused = new Set<FieldKey>([
    ...(lossKeys.some(isFilled) ? assetKeys : []),
    ...(secondaryAmountKeys.some((key) => columns.of.has(key))
      ? []
      : (["secondaryChance"] as const)),
  ]);
  for (const [key, rule] of wrong) if (!unused.has(key)) problem(key, rule);
  return { values, failed: new Set([...failed].filter((key) => !unused.has(key))) };
}

/** What an event costs, with what may follow; a chance of 0 changes nothing. */
function withSecondary(primary: OneLoss, secondary: Secondary | null): Severity {
  if (secondary === null || secondary.chance === 0) return primary;
  const { chance, loss } = secondary;
  return { kind: "with-secondary", primary, chance, secondary: loss };
}

/** Single amounts beside amounts that spread are not told apart under a limit of the year. */
function cannotShareLimit({ frequency, event: { severity, cover } }: Threat): boolean {
  return (
    cover?.annualLimit !== undefined &&
    frequency.kind !== "bernoulli" &&
    severity.kind === "with-secondary" &&
    severity.primary.kind === "fixed"
  );
}

const sharedLimit =
  "must be left blank beside a loss that is the same each time and a secondary one: give the loss a range, Loss min and Loss max, if the limit of the year is to count";

/** What the cells of a row say that is counted as it stands and may be meant otherwise. */
function remark(
  cells: RowCells,
  say: (kind: FindingKind, key: FieldKey, rule: string) => void,
): void {
  for (const key of ["frequency", "attempts"] as const) {
    const cell = cells.cell(key);
    if (typeof cell === "number" && isSerialDate(cell)) {
      say(
        "Warning",
        key,
        "may be a date, as 1/10 becomes when it is typed: it is counted as so many events a year",
      );
    }
  }
  const status = cells.text("status");
  if (statusMeant(status) === null) {
    say("Note", "status", "is neither open nor closed in the register's words: the row is counted");
  }
}

/** That the value of the asset times its exposure is not the loss that is counted instead; null where it is, or is not stated. */
function otherAsset({ event: { severity } }: Threat, numbers: RowNumbers): string | null {
  const [value, factor] = assetKeys.map((key) => numbers.values.get(key));
  if (value === undefined || factor === undefined || !saysLoss(numbers)) return null;
  const [loss, product] = [severityMean(severity), value * factor];
  return severity.kind !== "fixed" || Math.abs(loss - product) <= 0.01 * Math.max(loss, product)
    ? null
    : `times the value of the asset is ${amountInWords(product)}, and not what the loss column says, which counts`;
}

/** The expected loss that a stated one is not near, whatever it leaves out; null where it is. */
function contradicted(stated: number, threat: Threat): number | null {
  const views = ["inherent", "gross", "net"] as const;
  const near = (given: number): boolean =>
    Math.abs(given - stated) <= Math.max(0.01 * Math.abs(given), 1);
  for (const view of views) if (near(expectedLoss(threat, view))) return null;
  return expectedLoss(threat, "inherent");
}
