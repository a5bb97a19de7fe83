import { Body1, Button, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { Candidate, Snapshot } from "../../session/contract/register-snapshot";
import type { ControlKey } from "../../core";
import { controlFields } from "../../core";
import { plainList } from "../parts/list-styles";
import { headTexts } from "../words/texts/head";
import { planTexts } from "../words/texts/plan";
import { startTexts } from "../words/texts/start";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  list: { ...plainList, rowGap: tokens.spacingVerticalM },
  candidate: { display: "flex", flexDirection: "column", alignItems: "flex-start" },
  quiet: { color: tokens.colorNeutralForeground2 },
  button: { marginTop: tokens.spacingVerticalXS, alignSelf: "flex-start" },
});

/** What a workbook without a table of controls offers: one that may be meant, or a new one. */
export function NoControls({
  controls,
  session,
  onChoice,
}: {
  readonly controls: Exclude<Snapshot["controls"], { kind: "controls" }>;
  readonly session: RegisterSession;
  readonly onChoice: (choice: Promise<Choice>) => void;
}) {
  const styles = useStyles();
  const candidates = controls?.candidates ?? [];
  const lost = controls?.lost ?? null;
  return (
    <section className={styles.stack} aria-label={planTexts.controls}>
      {lost !== null && <Body1>{startTexts.whereItWent(lost)}</Body1>}
      <Body1>{planTexts.needsControls}</Body1>
      {candidates.length > 0 && (
        <ul className={styles.list} role="list">
          {candidates.map((candidate) => (
            <li key={candidate.id} className={styles.candidate}>
              <Body1>{candidate.name ?? candidate.address}</Body1>
              <Caption1 className={styles.quiet}>{lacking(candidate)}</Caption1>
              <Button
                className={styles.button}
                size="small"
                onClick={() => {
                  onChoice(session.controls.choose(candidate.id));
                }}
              >
                {planTexts.use}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Button
        className={styles.button}
        size="small"
        onClick={() => {
          onChoice(session.controls.chooseSelection());
        }}
      >
        {headTexts.useSelection}
      </Button>
    </section>
  );
}

function lacking({ address, missing, unread }: Candidate<ControlKey>): string {
  if (missing.length === 0) return address;
  const guesses = unread.flatMap(({ header, guess }) => {
    const field = controlFields.find(({ key }) => key === guess);
    return field ? [planTexts.mayBe(header, field.name)] : [];
  });
  return planTexts.needs(address, missing, guesses);
}
