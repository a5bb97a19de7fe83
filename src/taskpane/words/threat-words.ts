import { coverageGap } from "../../core";
import type {
  PlacedFinding,
  RegisterView,
  Snapshot,
  ThreatFigures,
  ThreatView,
} from "../../session/contract/register-snapshot";
import type { Figures } from "./figures";
import { figuresTexts } from "./texts/figures";

/** The name of a threat, or where it stands if it has none. */
export function nameOf({ name, address }: Pick<ThreatView, "name" | "address">): string {
  return name === "" ? figuresTexts.noName(address) : name;
}

/** What a finding is about: "Loss high of Ransomware". */
export function subjectOf({ sentence, rule }: Pick<PlacedFinding, "sentence" | "rule">): string {
  return sentence.endsWith(` ${rule}`) ? sentence.slice(0, -rule.length - 1) : sentence;
}

/**
 * Why a threat does not count as it should, in words that do not repeat its name; null where it does.
 *
 * @param headers of the columns, by their ids
 */
export function reasonOf(
  { state, figures, findings }: ThreatView,
  headers: ReadonlyMap<string, string>,
): string | null {
  const [first] = findings;
  if (state !== "open" && first) {
    const header = first.column === null ? undefined : headers.get(first.column);
    return header === undefined ? first.sentence : `${header} ${first.rule}`;
  }
  return figures.expectedLoss === null ? figures.reason : null;
}

/**
 * What is said of a spend that does not count towards what is required, so that the gap follows from what stands beside it: under a
 * rule of new money on top of it. null where it counts.
 */
export function uncounted({ required, spend, gap }: ThreatFigures): string | null {
  if (required === null || spend === null || gap === null || spend === 0) return null;
  return gap === coverageGap(required, spend) ? null : figuresTexts.notCounted;
}

/** Every figure of a threat in full, in words. */
export function figuresInWords(
  { figures }: ThreatView,
  hasSpend: boolean,
  { full, share }: Figures,
): string {
  const { gap, expectedLoss, required, spend, ratio } = figures;
  const written = (amount: number | null): string | null => (amount === null ? null : full(amount));
  return figuresTexts.inFull({
    gap: hasSpend ? written(gap) : null,
    required: hasSpend ? written(required) : null,
    expectedLoss: written(expectedLoss),
    spend: hasSpend ? written(spend) : null,
    aside: uncounted(figures),
    covered: hasSpend && ratio !== null ? share(ratio) : null,
  });
}

/** How much a finding matters. */
export const gravestFirst = ["Problem", "Warning", "Note"] as const;

/** All that is said of the register, its threats and the controls beside it. */
export function findingsOf(
  { findings, threats }: Pick<RegisterView, "findings" | "threats">,
  controls: Snapshot["controls"],
): readonly PlacedFinding[] {
  const ofControls = controls?.kind === "controls" ? controls.findings : [];
  return [...findings, ...threats.flatMap((threat) => threat.findings), ...ofControls];
}

/** Whether nothing but a threat is missing. */
export const lacksThreats = ({
  threats,
  problems,
}: Pick<RegisterView, "threats" | "problems">): boolean => threats.length === 0 && problems <= 1;
