import { SAME_TOTAL } from "../../numeric/same-but-for-rounding";
import { meanFrequency, thin } from "../../threat/frequency";
import type { Threat } from "../../threat/threat";
import type { EventPiece, Stretch } from "../../severity/event-pieces";
import { eventPieces, isWhole } from "../../severity/event-pieces";
import type { Lognormal } from "../../severity/lognormal";
import { partialMoments } from "../../severity/second-moment";
import { severityExceedance } from "../../severity/severity";
import type { AtomLaw } from "../single-amounts/lists/atom-law";
import { eventSizes } from "../sizes/pooled-events";
import type { LatticeCascade } from "../distribution/lattice-cascade";
import type { LatticeWorth } from "./worth-by-size";
import { latticeWorth, worthOfLognormals, worthOfSpread } from "./worth-by-size";
import type { LaidOutYear } from "../distribution/laid-out-year";
import { laidOut } from "../distribution/laid-out-year";
import type { LimitedRow } from "../annual-limit/limited-row";
import { oneLossRow } from "../uncertain/one-loss-row";
import { frequencyIn } from "../sources/year-sources";

/** The year beside an event of a threat: what else it may cost. */
export interface YearBeside {
  readonly sure: AtomLaw;
  readonly cascade: LatticeCascade;
}

/** Threats whose year beside is the same one. */
interface Company {
  readonly beside: YearBeside;
  /** Null where only single amounts can be lost. */
  readonly worth: LatticeWorth | null;
  readonly lognormals: { readonly index: number; readonly severity: Lognormal }[];
}

/**
 * E[Sᵢ; S <= loss], one number a threat.
 *
 *     E[Sᵢ; S <= q] = λᵢ E[Xᵢ P(S* <= q - Xᵢ)]
 *
 * S* is the year beside an event of the threat: the year itself for a Poisson threat; with a common factor, or for clusters, the year with a
 * shape one larger; for a threat that strikes at most once, the year without it.
 *
 * @param part length of the period in years
 * @param besideOf the year beside an event of a threat; the same object where it is the same year
 * @param step the lattice that answers about the loss; null where only single amounts can be lost
 * @see Mecke (1967), Stationäre zufällige Maße auf lokalkompakten Abelschen Gruppen, Zeitschrift für
 *   Wahrscheinlichkeitstheorie 9
 */
export function partialMeans(
  threats: readonly Threat[],
  part: number,
  besideOf: (threat: Threat) => YearBeside,
  loss: number,
  step: number | null,
): number[] {
  const companies = new Map<YearBeside, Company>();
  const companyOf = (threat: Threat): Company => {
    const beside = besideOf(threat);
    let company = companies.get(beside);
    if (company === undefined) {
      const worth = step === null ? null : latticeWorth(beside.cascade.gridAt(step), loss);
      companies.set(beside, (company = { beside, worth, lognormals: [] }));
    }
    return company;
  };
  const often = threats.map((threat) => oftenOf(threat, part));
  const means = threats.map((threat, index) => {
    if (often[index] === 0) return 0;
    const { beside, worth, lognormals } = companyOf(threat);
    const limited = limitedRowIn(threat, part);
    if (limited !== null) {
      return (
        ofLimited(limited, beside, loss) +
        (worth === null ? 0 : worthOfSpread(worth, limited.sizes))
      );
    }
    const pieces = eventPieces(threat.event);
    const besideSure = pieces.reduce((sum, piece) => sum + ofPiece(piece, beside, loss), 0);
    const stretches = pieces.filter((piece) => piece.kind === "stretch");
    if (worth === null || stretches.length === 0) return besideSure;
    const [only, other] = stretches;
    if (only?.severity.kind === "lognormal" && isWhole(only) && other === undefined) {
      lognormals.push({ index, severity: only.severity });
      return besideSure;
    }
    const sizes = eventSizes({ frequencies: Float64Array.of(1), events: [threat.event] });
    return besideSure + worthOfSpread(worth, sizes);
  });
  for (const { worth, lognormals } of companies.values()) {
    if (worth === null || lognormals.length === 0) continue;
    const column = (of: (severity: Lognormal) => number): Float64Array =>
      Float64Array.from(lognormals, ({ severity }) => of(severity));
    const found = worthOfLognormals(worth, {
      frequency: column(() => 1),
      mu: column(({ mu }) => mu),
      sigma: column(({ sigma }) => sigma),
    });
    lognormals.forEach(({ index }, i) => {
      means[index] = (means[index] ?? 0) + (found[i] ?? 0);
    });
  }
  return means.map((mean, index) => (often[index] ?? 0) * mean);
}

/** The year of a threat as one loss; null where its events are taken one by one. */
function limitedRowIn(threat: Threat, part: number): LimitedRow | null {
  return oneLossRow(
    frequencyIn(part, thin(threat.frequency, threat.frequencyReduction)),
    threat.event,
  );
}

/** How often a threat's losses come: events a year, or once where a limit of the year makes its year one loss. */
function oftenOf(threat: Threat, part: number): number {
  const mean = meanFrequency(frequencyIn(part, thin(threat.frequency, threat.frequencyReduction)));
  return mean > 0 && limitedRowIn(threat, part) !== null ? 1 : mean;
}

/** As `ofPiece`, of a threat whose year is one loss. */
function ofLimited(limited: LimitedRow, { sure, cascade }: YearBeside, loss: number): number {
  let sum = 0;
  for (const { amount, frequency } of limited.sizes.atoms) {
    const rest = loss - amount + SAME_TOTAL * loss;
    if (rest >= 0) sum += frequency * amount * cascade.atMost(rest);
  }
  if (limited.sizes.parts.length === 0) return sum;
  const { amounts, chances } = sure.list(loss);
  for (let i = 0; i < amounts.length; i++) {
    sum += (chances[i] ?? 0) * spreadMean(limited, loss - (amounts[i] ?? 0));
  }
  return sum;
}

const ownYears = new WeakMap<LimitedRow, () => LaidOutYear>();

/** E[Y; Y <= y and Y no single amount] of a year that is one loss. */
function spreadMean(limited: LimitedRow, y: number): number {
  let own = ownYears.get(limited);
  if (own === undefined) {
    const single = [{ key: "", probability: 1, sizes: limited.sizes }];
    const pooled = { mass: 0, atoms: [], grids: [], parts: [] };
    own = laidOut({ pooled, rows: null, factor: null, clustered: [], single });
    ownYears.set(limited, own);
  }
  const { atoms } = limited.sizes;
  const inAtoms = atoms.reduce(
    (sum, { amount, frequency }) => sum + (amount <= y ? amount * frequency : 0),
    0,
  );
  return Math.max(own().cascade.partialMean(y) - inAtoms, 0);
}

/** What a piece adds beside the single amounts of the year, and all of a piece that is a single amount itself. */
function ofPiece(piece: EventPiece, { sure, cascade }: YearBeside, loss: number): number {
  if (piece.kind === "atom") {
    const rest = loss - piece.amount + SAME_TOTAL * loss;
    return rest < 0 ? 0 : piece.share * piece.amount * cascade.atMost(rest);
  }
  let sum = 0;
  const { amounts, chances } = sure.list(loss);
  for (let i = 0; i < amounts.length; i++) {
    sum += (chances[i] ?? 0) * stretchMean(piece, loss - (amounts[i] ?? 0));
  }
  return sum;
}

/** E[Sᵢ; S = loss], one number a threat, where the loss has a chance of its own. */
export function partialJumps(
  threats: readonly Threat[],
  part: number,
  besideOf: (threat: Threat) => YearBeside,
  loss: number,
): number[] {
  return threats.map((threat) => {
    const frequency = frequencyIn(part, thin(threat.frequency, threat.frequencyReduction));
    if (meanFrequency(frequency) === 0) return 0;
    const limited = oneLossRow(frequency, threat.event);
    const often = limited === null ? meanFrequency(frequency) : 1;
    const { sure } = besideOf(threat);
    let sum = 0;
    const pieces = limited === null ? eventPieces(threat.event) : atomsOf(limited);
    for (const piece of pieces) {
      if (piece.kind !== "atom") continue;
      const rest = loss - piece.amount;
      const slack = SAME_TOTAL * loss;
      if (rest < -slack) continue;
      const chance = sure.atMost(rest + slack) - sure.lessThan(Math.max(rest - slack, 0));
      sum += piece.share * piece.amount * chance;
    }
    return often * sum;
  });
}

function atomsOf({ sizes }: LimitedRow): EventPiece[] {
  return sizes.atoms.map(({ amount, frequency }) => ({ kind: "atom", amount, share: frequency }));
}

/** E[Y; Y <= y] over a stretch, Y = X - shift for from < X < to. */
function stretchMean({ severity, weight, from, to, shift }: Stretch, y: number): number {
  const end = Math.min(to, y + shift);
  if (end <= from) return 0;
  const beyond = (x: number): number => (x === Infinity ? 0 : severityExceedance(severity, x));
  const mean = partialMoments(severity, end)[0] - partialMoments(severity, from)[0];
  return weight * (mean - (shift === 0 ? 0 : shift * (beyond(from) - beyond(end))));
}
