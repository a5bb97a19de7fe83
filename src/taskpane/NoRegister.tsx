import { Body1, Button, Caption1, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import type { Choice, RegisterSession } from "../session/contract/register-session";
import type {
  Candidate,
  NoRegister as NoRegisterView,
} from "../session/contract/register-snapshot";
import { isSecondClick } from "./frame/double-click";
import { startTexts } from "./words/texts/start";
import { useFigures } from "./words/use-figures";
import { plainList } from "./parts/list-styles";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  title: { margin: 0 },
  list: { ...plainList, rowGap: tokens.spacingVerticalM },
  candidate: { display: "flex", flexDirection: "column", alignItems: "flex-start" },
  quiet: { color: tokens.colorNeutralForeground2 },
  button: { alignSelf: "flex-start", marginTop: tokens.spacingVerticalXS },
});

/** What a workbook without a register offers: a range that may be meant, or a new register. */
export function NoRegister({
  register: { lost, candidates },
  session,
  onChoice,
}: {
  readonly register: NoRegisterView;
  readonly session: RegisterSession;
  readonly onChoice: (choice: Promise<Choice>) => void;
}) {
  const styles = useStyles();
  const [likeliest, ...others] = candidates;
  return (
    <section className={styles.stack}>
      <Subtitle2 as="h1" className={styles.title}>
        {titleFor(lost, likeliest)}
      </Subtitle2>
      {lost !== null && <Body1>{startTexts.whereItWent(lost)}</Body1>}
      {likeliest && <Use candidate={likeliest} session={session} onChoice={onChoice} isLikeliest />}
      {others.length > 0 && (
        <ul className={styles.list}>
          {others.map((candidate) => (
            <li key={candidate.id}>
              <Use candidate={candidate} session={session} onChoice={onChoice} />
            </li>
          ))}
        </ul>
      )}
      <Body1>{startTexts.whatItIs}</Body1>
      <Button
        className={styles.button}
        appearance={likeliest ? "secondary" : "primary"}
        onClick={(event) => {
          if (!isSecondClick(event)) onChoice(session.insertStarterRegister());
        }}
      >
        {startTexts.insertStarter}
      </Button>
    </section>
  );
}

/** What is to be said first: a likely register before that there is none. */
function titleFor(lost: string | null, likeliest: Candidate | undefined): string {
  if (lost !== null) return startTexts.lost;
  return likeliest ? startTexts.found(likeliest.name ?? likeliest.address) : startTexts.none;
}

function Use({
  candidate,
  session,
  onChoice,
  isLikeliest = false,
}: {
  readonly candidate: Candidate;
  readonly session: RegisterSession;
  readonly onChoice: (choice: Promise<Choice>) => void;
  readonly isLikeliest?: boolean;
}) {
  const styles = useStyles();
  const { count } = useFigures();
  const { address, name } = candidate;
  return (
    <div className={styles.candidate}>
      <Body1>{isLikeliest ? startTexts.useIt(name ?? address) : (name ?? address)}</Body1>
      <Caption1 className={styles.quiet}>
        {name === null ? startTexts.it : address} {startTexts.reads(candidate, count)}.
      </Caption1>
      <Button
        className={styles.button}
        size={isLikeliest ? "medium" : "small"}
        appearance={isLikeliest ? "primary" : "secondary"}
        onClick={() => {
          onChoice(session.choose(candidate.id));
        }}
      >
        {startTexts.use(name ?? address)}
      </Button>
    </div>
  );
}
