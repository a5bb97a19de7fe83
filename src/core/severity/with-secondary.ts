import type { Bounded, Fixed, Peaked, Uniform } from "./bounded";
import type { Lognormal } from "./lognormal";
import type { TwoPiece } from "./two-piece";

/** What one event costs at once. */
export type OneLoss = Lognormal | TwoPiece | Bounded;

/**
 * A loss that some events bring a second one after: fines, damages, customers that leave.
 *
 *     X = X₁ + B X₂,  B = 1 with the chance, else 0; all three independent
 *
 * @see The Open Group (2021), Risk Taxonomy (O-RT), secondary loss
 */
export interface WithSecondary {
  readonly kind: "with-secondary";
  readonly primary: OneLoss;
  /** Share of the events that the secondary loss follows, more than 0 and at most 1. */
  readonly chance: number;
  readonly secondary: Lognormal | Fixed;
}

/** The sum of two independent losses that both spread. */
export interface SumOfTwo {
  readonly kind: "sum";
  readonly primary: Lognormal | TwoPiece | Uniform | Peaked;
  readonly secondary: Lognormal;
}

/** Some of the events: what each costs beyond an amount that is the same for all of them. */
interface LossPart {
  /** Share of events. */
  readonly share: number;
  readonly loss: OneLoss | SumOfTwo;
  readonly beyond: number;
}

/** The events without the secondary loss, and those with it. */
export function lossParts({ primary, chance, secondary }: WithSecondary): readonly LossPart[] {
  const alone: LossPart = { share: 1 - chance, loss: primary, beyond: 0 };
  const both: LossPart = { share: chance, ...bothOf(primary, secondary) };
  return chance < 1 ? [alone, both] : [both];
}

function bothOf(primary: OneLoss, secondary: Lognormal | Fixed): Omit<LossPart, "share"> {
  if (secondary.kind === "fixed") {
    return primary.kind === "fixed"
      ? { loss: { kind: "fixed", amount: primary.amount + secondary.amount }, beyond: 0 }
      : { loss: primary, beyond: secondary.amount };
  }
  return primary.kind === "fixed"
    ? { loss: secondary, beyond: primary.amount }
    : { loss: { kind: "sum", primary, secondary }, beyond: 0 };
}
