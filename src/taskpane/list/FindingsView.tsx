import { Body1, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { Cells } from "../../core";
import { type Question, theRegister } from "../../session/contract/question";
import type { RegisterSession } from "../../session/contract/register-session";
import type {
  PlacedFinding,
  RegisterView,
  Snapshot,
  Trouble,
} from "../../session/contract/register-snapshot";
import { useAnswer } from "../answers/use-answer";
import { findingsOf, gravestFirst } from "../words/threat-words";
import { FindingLine } from "../parts/FindingLine";
import { Screen } from "../frame/Screen";
import { TroubleBar } from "../frame/TroubleBar";
import type { MainView } from "../frame/view";
import { ViewHead } from "../frame/ViewHead";
import { listTexts } from "../words/texts/list";
import { useFigures } from "../words/use-figures";
import { plainList } from "../parts/list-styles";

const useStyles = makeStyles({
  heading: { ...typographyStyles.body1Strong, margin: 0 },
  list: { ...plainList, rowGap: tokens.spacingVerticalS },
});

/** All that REGISTER_CHECK says of the register and of the controls, each with the way to its cell. */
export function FindingsView({
  register,
  controls,
  session,
  trouble,
  backTo,
  onBack,
}: {
  readonly register: RegisterView;
  readonly controls: Snapshot["controls"];
  readonly session: RegisterSession;
  readonly trouble: Trouble | null;
  /** The view that was there before. */
  readonly backTo: MainView;
  readonly onBack: () => void;
}) {
  const styles = useStyles();
  const { count } = useFigures();
  const ofControls = controls?.kind === "controls" ? controls.findings : [];
  const all = findingsOf(register, controls);
  const isWhole = register.totals.kind === "totals";
  const { cells } = useAnswer(session, isWhole ? check : null, [register]);
  const accuracy = accuracyIn(cells);
  return (
    <Screen
      isScrolling
      onEscape={onBack}
      footer={<TroubleBar trouble={trouble} session={session} />}
    >
      <ViewHead title={listTexts.found} backTo={backTo} onBack={onBack}>
        <Body1>{inOneSentence(register, findingsOf(register, null), count)}</Body1>
      </ViewHead>
      {gravestFirst.map((kind) => {
        const words = listTexts.findings[kind];
        const found = all.filter((finding) => finding.kind === kind);
        const said = kind === "Note" ? accuracy : null;
        if (found.length === 0 && said === null) return null;
        return (
          <section key={kind} aria-label={words}>
            <h2 className={styles.heading}>{words}</h2>
            <ul className={styles.list}>
              {found.map((finding) => (
                <li key={`${finding.address ?? ""} ${finding.sentence}`}>
                  <FindingLine
                    finding={finding}
                    onShow={ofControls.includes(finding) ? session.controls.show : session.show}
                  />
                </li>
              ))}
              {said !== null && (
                <li>
                  <Body1>{said}</Body1>
                </li>
              )}
            </ul>
          </section>
        );
      })}
    </Screen>
  );
}

/** Of how exact the year is, REGISTER_CHECK says what no cell does. */
const check: Question = { name: "REGISTER_CHECK", args: [theRegister] };

/** That sentence; null where every figure is exact. */
function accuracyIn(cells: Cells | null): string | null {
  const [, , , , words] = cells?.slice(2).find(([, row]) => row === "") ?? [];
  return typeof words === "string" ? listTexts.ofTheYear(words) : null;
}

/** "8 threats, 2 cells to fix; 1 row left out." */
function inOneSentence(
  { threats, leftOut }: RegisterView,
  all: readonly PlacedFinding[],
  count: (number: number) => string,
): string {
  const counted = threats.filter(({ state }) => state !== "left out").length;
  const left = leftOut.length + threats.length - counted;
  const problems = all.filter(({ kind }) => kind === "Problem");
  const missing = problems.filter(
    ({ column, address }) => column === null && address === null,
  ).length;
  const toFix = problems.length - missing;
  return listTexts.foundInShort({ threats: counted, missing, toFix, leftOut: left }, count);
}
