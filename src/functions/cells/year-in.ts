import type { Threat, YearOfLosses } from "../../core";
import { rememberedYear } from "../../core";
import { isOmitted, singleIn } from "./cells-in";
import { numberIn } from "./element-wise";
import { registerWithThreats } from "./register-in";

/** Threats and the year they make. */
export interface ThreatsAndYear {
  /** Those that count, in the order of the sheet; at least one. */
  readonly threats: readonly Threat[];
  readonly year: YearOfLosses;
}

/**
 * The year of a register.
 *
 * @param register the argument of that name
 * @param bad_year_spread the argument of that name; 0 where it is left out
 * @throws ModelError
 */
export function yearIn(register: unknown, bad_year_spread: unknown): ThreatsAndYear {
  const threats = threatsIn(register);
  return { threats, year: rememberedYear(threats, { badYearSpread: spreadIn(bad_year_spread) }) };
}

/**
 * The threats of a register that is needed: at least one.
 *
 * @throws ModelError `unreadable-register` with its first problem, `incomplete` where every row is closed
 */
export function threatsIn(register: unknown): readonly Threat[] {
  return registerWithThreats(register).threats;
}

/** How much the frequencies of a bad year rise together; 0 where the argument is left out. */
export function spreadIn(bad_year_spread: unknown): number {
  return numberOr(0, bad_year_spread, "bad_year_spread");
}

/**
 * The number in an argument of one value.
 *
 * @param usual where the argument is left out
 * @throws ModelError `not-a-number`, `unequal-sizes`
 */
export function numberOr(usual: number, argument: unknown, name: string): number {
  return isOmitted(argument) ? usual : numberIn(singleIn(argument, name), name);
}
