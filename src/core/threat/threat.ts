import type { Frequency } from "./frequency";
import type { EventLoss } from "../severity/event-loss";

/** What an attacker stands to win and pays, where the register says so. */
export interface Attacker {
  /** What a success is worth to the attacker; null where not given. */
  readonly value: number | null;
  readonly attemptCost: number | null;
  /** Chance that an attempt succeeds, 0 to 1; null where not given. */
  readonly attemptSuccess: number | null;
  /** How much further a unit of defence goes than a unit of attack; 1 where not given. */
  readonly defenderAdvantage: number;
}

/** Who looks after a threat, and when. */
export interface Review {
  readonly owner: string;
  readonly status: string;
  /** Serial date of the workbook; null where never reviewed. */
  readonly lastReviewed: number | null;
  /** Days between reviews; null where none are asked for. */
  readonly everyDays: number | null;
  readonly source: string;
}

/** A row of the register. Money in one currency, time in years. */
export interface Threat {
  readonly name: string;
  /** The part of a group it belongs to, as its register spells it; empty where that says none. */
  readonly unit: string;
  /** Counted from the header: 1 is the row below it. */
  readonly row: number;
  /** As things stand, before `frequencyReduction`. */
  readonly frequency: Frequency;
  /** Share of events that controls stop, 0 to 1. */
  readonly frequencyReduction: number;
  readonly event: EventLoss;
  readonly spend: number;
  readonly premium: number;
  /** What the threat really cost in the year under review; null where not given. */
  readonly actual: number | null;
  /** Chance that an attempt succeeds, 0 to 1; null where not given. */
  readonly vulnerability: number | null;
  /** Gordon and Loeb's productivity of security spend, per unit of currency; null where not given. */
  readonly productivity: number | null;
  readonly attacker: Attacker;
  readonly review: Review;
}
