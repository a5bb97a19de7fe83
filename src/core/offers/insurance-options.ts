import type { Cells } from "../input/cell";
import { threatNamesOf } from "../controls/threat-names";
import { exactSum } from "../numeric/exact-sum";
import { checkNoProblem } from "../register/findings/no-problem";
import type { RegisterReading } from "../register/read-register";
import { meanInLayer } from "../severity/event-loss";
import { meanFrequency, thin } from "../threat/frequency";
import type { Threat } from "../threat/threat";
import { chanceOfEvent, exceeds, reaches } from "../year/chance-of-event";
import { rememberedYear } from "../year/remembered-year";
import { totalExpectedLoss } from "../year/sources/expected-loss";
import type { YearAnswers } from "../year/year-answers";
import { yearUnderLayer, yearUnderPolicy } from "../year/year-under-policy";
import { quoteKind } from "./quote-fields";
import type { Quote } from "./read-quotes";
import { NO_INSURANCE, readQuotes } from "./read-quotes";

/** What a year comes to with an offer, or without any. */
export interface InsuranceOption {
  readonly name: string;
  readonly premium: number;
  /** What the insurer pays on average. It and all that follows from it is null where it is not known. */
  readonly expectedRecovery: number | null;
  readonly expectedNet: number | null;
  /** Premium and expected net loss. */
  readonly totalCost: number | null;
  /** Percentile of what is left; null where it is not known. */
  readonly netAtLevel: number | null;
  /** That and the premium. */
  readonly totalAtLevel: number | null;
  /** Chance that the insurer pays anything in a year. */
  readonly chanceToAttach: number;
  /** Chance that the limit is used up. */
  readonly chanceToExhaust: number | null;
  readonly notes: readonly string[];
}

/** What is asked of offers. */
export interface OptionsAsked {
  /** Share of years left out, 0 <= level < 1. */
  readonly level: number;
  /** Standard deviation of the common factor of bad years, 0 or more. */
  readonly badYearSpread: number;
}

/**
 * Compares offers of insurance with each other and with none, by premium and expected net loss. They act on losses before the
 * register's own insurance.
 *
 * @param register without problems
 * @param range quotes with their header row
 * @returns the cheapest first; of equal ones by name
 * @throws ModelError `unreadable-register` with the first problem of the quotes, `level-out-of-range`, `out-of-range`, `too-large`
 */
export function insuranceOptions(
  register: RegisterReading,
  range: Cells,
  asked: OptionsAsked,
): readonly InsuranceOption[] {
  const { quotes, findings } = readQuotes(range, threatNamesOf(register));
  checkNoProblem(findings, quoteKind.called, "");
  const threats = register.threats.map(withoutCover);
  const none = noInsurance(register.threats, threats, asked);
  const all = [...quotes.map((quote) => optionOf(quote, threats, asked)), none];
  const name = (option: InsuranceOption): string => option.name.toLowerCase();
  const cost = ({ totalCost }: InsuranceOption): number => totalCost ?? Number.MAX_VALUE;
  return all.sort((a, b) => cost(a) - cost(b) || (name(a) < name(b) ? -1 : 1));
}

function withoutCover(threat: Threat): Threat {
  return { ...threat, event: { ...threat.event, cover: null } };
}

function noInsurance(
  given: readonly Threat[],
  threats: readonly Threat[],
  { level, badYearSpread }: OptionsAsked,
): InsuranceOption {
  const hasOwn = given.some(({ event, premium }) => event.cover !== null || premium !== 0);
  const own = "Retention, Limit, Annual limit and Premium of the register count in no row";
  const year = rememberedYear(threats, { badYearSpread });
  return optionFrom(
    { name: NO_INSURANCE, premium: 0, notes: hasOwn ? [own] : [] },
    { recovery: 0, attach: 0, exhaust: 0, net: year, expected: totalExpectedLoss(threats) },
    level,
  );
}

/** What a quote changes, in its own terms. */
interface Changed {
  readonly recovery: number | null;
  readonly attach: number;
  readonly exhaust: number | null;
  /** E[S], before it. */
  readonly expected: number;
  /** The year that is left; null where it is not known. */
  readonly net: Pick<YearAnswers, "percentile" | "percentileError"> | null;
  /** Why it is not. */
  readonly unknown?: string;
}

function optionOf(quote: Quote, threats: readonly Threat[], asked: OptionsAsked): InsuranceOption {
  return optionFrom(quote, changedBy(quote, threats, asked.badYearSpread), asked.level);
}

function optionFrom(
  { name, premium, notes }: Pick<Quote, "name" | "premium" | "notes">,
  { recovery, attach, exhaust, net, expected, unknown = "" }: Changed,
  level: number,
): InsuranceOption {
  const expectedNet = recovery === null ? null : expected - recovery;
  const netAtLevel = net?.percentile(level) ?? null;
  return {
    ...{ name, premium, expectedRecovery: recovery, expectedNet },
    totalCost: expectedNet === null ? null : premium + expectedNet,
    ...{ netAtLevel, totalAtLevel: netAtLevel === null ? null : premium + netAtLevel },
    ...{ chanceToAttach: attach, chanceToExhaust: exhaust },
    notes: [...notes, ...accuracyNotes(net, netAtLevel, level, unknown)],
  };
}

/** More than this share of a figure is said to be uncertain. */
const SAID = 1e-4;

function accuracyNotes(
  net: Changed["net"],
  netAtLevel: number | null,
  level: number,
  unknown: string,
): string[] {
  if (net === null || netAtLevel === null) {
    return [unknown];
  }
  const error = net.percentileError(level);
  if (!(error > SAID * netAtLevel)) return [];
  return [`Net at level may be off by ${Number(error.toPrecision(2))}`];
}

function changedBy(quote: Quote, threats: readonly Threat[], badYearSpread: number): Changed {
  const isInsured = ({ name }: Threat): boolean => quote.threats?.includes(name) ?? true;
  const insured = threats.filter(isInsured);
  const others = threats.filter((threat) => !isInsured(threat));
  const expected = totalExpectedLoss(threats);
  const { retention, limit, share, basis } = quote;
  if (insured.length === 0) {
    const net = rememberedYear(threats, { badYearSpread });
    return { expected, recovery: 0, attach: 0, exhaust: 0, net };
  }
  if (basis === "year") return { expected, ...ofTheYear() };
  const attach = chanceOfEvent(insured, exceeds(retention), badYearSpread);
  if (basis === "event") {
    const cover = { retention, limit, ...(share === 1 ? {} : { share }) };
    const covered = insured.map((threat) => ({ ...threat, event: { ...threat.event, cover } }));
    return {
      ...{ expected, attach },
      recovery: share * exactSum(insured.map((threat) => yearlyLayer(threat, cover))),
      exhaust: chanceOfEvent(insured, reaches(retention + limit), badYearSpread),
      net: rememberedYear([...covered, ...others], { badYearSpread }),
    };
  }
  const year = yearUnderPolicy(insured, others, { retention, limit, share }, badYearSpread);
  // Where nothing is kept of an event, a limit for the year is a limit of their total.
  if (year === null && retention === 0) return { expected, ...ofTheYear(), attach };
  return {
    ...{ expected, attach },
    recovery: year === null ? null : share * year.meanInLayer,
    exhaust: year?.chanceToExhaust ?? null,
    net: year?.net ?? null,
    unknown:
      "Nothing but the chance to attach is known: too many events, or kinds of them, share one limit",
  };

  function ofTheYear(): Omit<Changed, "expected"> {
    const terms = { retention, limit, share };
    const total = rememberedYear(insured, { badYearSpread }).layered(terms);
    const { expectedRecovery: recovery, chanceToAttach: attach, chanceToExhaust: exhaust } = total;
    const known = { recovery, attach, exhaust };
    if (attach === 0) return { ...known, net: rememberedYear(threats, { badYearSpread }) };
    if (others.length > 0) {
      return { ...known, net: yearUnderLayer(insured, others, terms, recovery, badYearSpread) };
    }
    const percentile = (level: number): number => total.netPercentile(level);
    return { ...known, net: { percentile, percentileError: () => 0 } };
  }
}

function yearlyLayer(
  { frequency, frequencyReduction, event }: Threat,
  cover: { readonly retention: number; readonly limit: number },
): number {
  return meanFrequency(thin(frequency, frequencyReduction)) * meanInLayer(event, cover);
}
