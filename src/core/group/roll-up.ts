import { ModelError, blankInWords } from "../input/model-error";
import { currencyCode } from "../register/headers/header-unit";
import { exactSum } from "../numeric/exact-sum";
import type { Threat } from "../threat/threat";
import type { YearOfLosses } from "../year/year-of-losses";
import { yearOfLosses } from "../year/year-of-losses";
import type { Figures, GroupOptions, Part } from "./part-figures";
import { groupFigures } from "./part-figures";
import { converted } from "./in-currency";
import type { PlainRegister } from "./plain-register";
import type { Rates } from "./rates";
import type { RegisterLine } from "./register-line";
import { readLine, threatsOfPlain } from "./register-line";

/** What a part of a group, or all of it, loses in a year. Lists are in the order of the levels. */
export interface RolledUp extends Omit<Figures, "year"> {
  readonly percentiles: readonly number[];
  readonly tailMeans: readonly number[];
}

/** A unit, or a type of threat. */
export interface RolledUpPart extends RolledUp {
  readonly name: string;
  /** What it adds to the group's tail means: they add up. */
  readonly contributions: readonly number[];
  readonly shares: readonly number[];
}

/** The year of a group. */
export interface GroupYear {
  readonly registers: number;
  /** ISO code; null where no register names one. */
  readonly currency: string | null;
  /** How many registers name no currency while others do: they count in it. */
  readonly unnamed: number;
  readonly levels: readonly number[];
  readonly total: RolledUp;
  /** The sum of the units' own figures less the group's: what the group saves by being one. */
  readonly diversification: Pick<RolledUp, "percentiles" | "tailMeans">;
  readonly units: readonly RolledUpPart[];
  readonly types: readonly RolledUpPart[];
}

const noAttacker: Threat["attacker"] = {
  ...{ value: null, attemptCost: null, attemptSuccess: null, defenderAdvantage: 1 },
};
const noReview: Threat["review"] = {
  ...{ owner: "", status: "", lastReviewed: null, everyDays: null, source: "" },
};

/** Names that are the same but for case and outer spaces, spelled as the first of them in an order that no row decides. */
class Spellings {
  private readonly known = new Map<string, string>();

  /** The key of a name; its spelling is noted. */
  keyOf(name: string): string {
    const text = name.trim();
    const key = text.toLowerCase();
    const before = this.known.get(key);
    if (before === undefined || text < before) this.known.set(key, text);
    return key;
  }

  spelled(key: string): string {
    return this.known.get(key) ?? key;
  }
}

/**
 * Adds up registers. What is kept are the rows, so that rolling up parts, and then what they were made of, gives the same bits as
 * all at once, in any order.
 */
export class RollUp {
  private readonly threats: Threat[] = [];
  private readonly units: string[] = [];
  private readonly types: string[] = [];
  private readonly unitNames = new Spellings();
  private readonly typeNames = new Spellings();
  private readonly sources = new Set<string>();
  private readonly currencies = new Map<string, string>();
  private unnamed = 0;
  private registers = 0;

  /** @param rates by which all is converted; null where all is in one currency */
  constructor(private readonly rates: Rates | null = null) {}

  /**
   * Adds the register of a line.
   *
   * @param parsed what a line of JSON holds
   * @returns the line as it counts: in the currency of the rates, where there are some
   * @throws ModelError as `readLine`; `incomplete` where the line was added before, a currency has no rate, or several are mixed
   */
  add(parsed: unknown): RegisterLine & { readonly plain: PlainRegister } {
    const { line, plain: given } = readLine(parsed);
    const { file, range, hash, unit } = line;
    const source = JSON.stringify([file, range, hash]);
    if (this.sources.has(source)) {
      throw new ModelError("incomplete", `${range} of ${file}`, "be given once", "it twice");
    }
    const plain = this.rates ? converted(given, line.currency, this.rates) : given;
    const currency = this.rates?.into ?? this.oneCurrency(line, plain);
    for (const { threat, type } of threatsOfPlain(plain)) {
      this.units.push(this.unitNames.keyOf(threat.unit === "" ? unit : threat.unit));
      this.types.push(this.typeNames.keyOf(type));
      this.threats.push({ ...threat, name: "", unit: "", attacker: noAttacker, review: noReview });
    }
    this.sources.add(source);
    this.registers++;
    return { ...line, currency, plain };
  }

  private oneCurrency(
    { currency, file }: RegisterLine,
    { columns, rows }: PlainRegister,
  ): string | null {
    const at = columns.findIndex(({ key }) => key === "currency");
    const named = at < 0 ? [] : rows.flatMap((row) => row[at] ?? []);
    const codes = new Set(named.map((text) => currencyCode(String(text))));
    if (currency !== null && (at < 0 || named.length < rows.length)) codes.add(currency);
    for (const code of codes) this.currencies.set(code, this.currencies.get(code) ?? file);
    if (codes.size === 0) this.unnamed++;
    if (this.currencies.size > 1) {
      const [[one, there] = [], [other, here] = []] = this.currencies;
      const rule = "be one for all registers unless they are converted: give a currency and rates";
      const got = `${one ?? ""} in ${there ?? ""} and ${other ?? ""} in ${here ?? ""}`;
      throw new ModelError("incomplete", "the currency", rule, got);
    }
    return [...codes][0] ?? null;
  }

  /**
   * The year of all that was added.
   *
   * @param levels of percentiles and tail means, 0 <= level < 1
   * @throws ModelError `incomplete` where there is no threat, and as `groupFigures`
   */
  year({ levels, badYearSpread = 0 }: Pick<GroupOptions, "levels" | "badYearSpread">): GroupYear {
    if (this.threats.length === 0) {
      throw new ModelError("incomplete", "the registers", "have a threat", blankInWords);
    }
    const whole = sharedOnce(yearOfLosses(this.threats, { badYearSpread }));
    const options = { levels, badYearSpread, makeYear: () => whole };
    const rolled = ({ year, ...figures }: Figures): RolledUp => ({
      ...figures,
      percentiles: levels.map((level) => year.percentile(level)),
      tailMeans: levels.map((level) => year.tailMean(level)),
    });
    const partsBy = (keys: readonly string[], names: Spellings) => {
      const group = groupFigures(this.threats, (_, place) => keys[place] ?? "", options);
      const parts = group.parts.map(({ name, contributions, ...part }: Part): RolledUpPart => {
        const shares = levels.map((level, at) => shareOf(contributions[at], whole.tailMean(level)));
        return { name: names.spelled(name), ...rolled(part), contributions, shares };
      });
      return { group, parts: parts.sort((a, b) => (plain(a.name) < plain(b.name) ? -1 : 1)) };
    };
    const { group, parts: units } = partsBy(this.units, this.unitNames);
    const { parts: types } = partsBy(this.types, this.typeNames);
    const { threats, expectedLoss, required, spend, gap, year } = group;
    const total = rolled({ threats, expectedLoss, required, spend, gap, year });
    const saved = (key: "percentiles" | "tailMeans"): number[] =>
      levels.map((_, at) =>
        exactSum([...units.map((unit) => unit[key][at] ?? 0), -(total[key][at] ?? 0)]),
      );
    return {
      ...{ registers: this.registers, currency: this.currency(), unnamed: this.unnamedBeside() },
      ...{ levels, total, units, types },
      diversification: { percentiles: saved("percentiles"), tailMeans: saved("tailMeans") },
    };
  }

  private currency(): string | null {
    return this.rates?.into ?? [...this.currencies.keys()][0] ?? null;
  }

  private unnamedBeside(): number {
    return this.currencies.size === 0 ? 0 : this.unnamed;
  }
}

const plain = (name: string): string => name.toLowerCase();

const shareOf = (part = 0, whole: number): number => (whole === 0 ? 0 : part / whole);

/** Shares of a tail take longest and are asked for by unit and by type. */
function sharedOnce(year: YearOfLosses): YearOfLosses {
  const known = new Map<number, readonly number[]>();
  return {
    ...year,
    contributions(level) {
      const shares = known.get(level) ?? year.contributions(level);
      known.set(level, shares);
      return shares;
    },
  };
}
