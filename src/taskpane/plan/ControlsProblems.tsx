import { Body1, makeStyles, tokens } from "@fluentui/react-components";
import { controlFields } from "../../core";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { ControlsView } from "../../session/contract/register-snapshot";
import { MapAtOnce } from "../parts/MapAtOnce";
import { FindingLine } from "../parts/FindingLine";
import { plainList } from "../parts/list-styles";
import { planTexts } from "../words/texts/plan";
import { useFigures } from "../words/use-figures";

const useStyles = makeStyles({
  whole: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  list: { ...plainList, rowGap: tokens.spacingVerticalS },
});

/** So many are shown: once they are mended, the next come. */
const mostShown = 5;

/** What stands in the way of a plan in the table of controls, cell by cell. */
export function ControlsProblems({
  controls,
  session,
  onChoice,
}: {
  readonly controls: ControlsView;
  readonly session: RegisterSession;
  readonly onChoice: (choice: Promise<Choice>) => void;
}) {
  const styles = useStyles();
  const { count } = useFigures();
  const { findings, problems } = controls;
  const all = findings.filter(({ kind }) => kind === "Problem");
  return (
    <section className={styles.whole} aria-label={planTexts.controls}>
      <Body1>
        {planTexts.toFix(problems, count(problems), problems > mostShown ? mostShown : null)}
      </Body1>
      <ul className={styles.list} role="list">
        {all.slice(0, mostShown).map((finding) => (
          <li key={`${finding.address ?? ""} ${finding.sentence}`}>
            <FindingLine
              finding={finding}
              onShow={(cells) => {
                session.controls.show(cells);
              }}
            />
            <MapAtOnce
              finding={finding}
              table={controls}
              fields={controlFields}
              session={session.controls}
              onChoice={onChoice}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
