import { Body1, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { RegisterSession } from "../../session/contract/register-session";
import type {
  PlacedFinding,
  RegisterView,
  Trouble,
} from "../../session/contract/register-snapshot";
import { FindingLine } from "../parts/FindingLine";
import { Screen } from "../frame/Screen";
import { TroubleBar } from "../frame/TroubleBar";
import { ViewHead } from "../frame/ViewHead";
import { listTexts } from "../words/texts/list";
import { useFigures } from "../words/use-figures";
import { plainList } from "../parts/list-styles";

const useStyles = makeStyles({
  heading: { ...typographyStyles.body1Strong, margin: 0 },
  list: { ...plainList, rowGap: tokens.spacingVerticalS },
});

const kinds = ["Problem", "Warning", "Note"] as const;

/** All that REGISTER_CHECK says of the register, each with the way to its cell. */
export function FindingsView({
  register,
  session,
  trouble,
  onBack,
}: {
  readonly register: RegisterView;
  readonly session: RegisterSession;
  readonly trouble: Trouble | null;
  readonly onBack: () => void;
}) {
  const styles = useStyles();
  const { count } = useFigures();
  const all = [...register.findings, ...register.threats.flatMap(({ findings }) => findings)];
  return (
    <Screen
      isScrolling
      onEscape={onBack}
      footer={<TroubleBar trouble={trouble} session={session} />}
    >
      <ViewHead title={listTexts.found} onBack={onBack}>
        <Body1>{inOneSentence(register, all, count)}</Body1>
      </ViewHead>
      {kinds.map((kind) => {
        const words = listTexts.findings[kind];
        const found = all.filter((finding) => finding.kind === kind);
        if (found.length === 0) return null;
        return (
          <section key={kind} aria-label={words}>
            <h2 className={styles.heading}>{words}</h2>
            <ul className={styles.list}>
              {found.map((finding) => (
                <li key={`${finding.address ?? ""} ${finding.sentence}`}>
                  <FindingLine finding={finding} onShow={session.show} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Screen>
  );
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
