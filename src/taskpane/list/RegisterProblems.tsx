import {
  Body1,
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from "@fluentui/react-components";
import { fields } from "../../core";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { PlacedFinding, RegisterView } from "../../session/contract/register-snapshot";
import { MapAtOnce } from "../parts/MapAtOnce";
import { FindingLine } from "../parts/FindingLine";
import { listTexts } from "../words/texts/list";
import { columnThatTellsApart, namesRepeat } from "./repeated-names";
import { useFigures } from "../words/use-figures";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  line: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    rowGap: tokens.spacingVerticalXS,
  },
});

/** So many problems of the headers are written out; the view of columns shows them all. */
const mostWritten = 3;

/** Why there are no totals, and what mends it at once: a header that is nearly known, a name that is not one. */
export function RegisterProblems({
  register,
  session,
  onChoice,
  onShowProblems,
  onColumns,
}: {
  readonly register: RegisterView;
  readonly session: RegisterSession;
  readonly onChoice: (choice: Promise<Choice>) => void;
  readonly onShowProblems: () => void;
  readonly onColumns: () => void;
}) {
  const styles = useStyles();
  const { count } = useFigures();
  const { problems, threats, totals } = register;
  if (totals.kind !== "refused") return null;
  // That there are no rows yet is said where they would be.
  const isOfHeader = ({ address, cells }: PlacedFinding): boolean =>
    address === null || cells.row === register.place.cells.row;
  // Where scores stand for figures, it is asked what they mean.
  const isAsked = register.scores?.kind === "no scale";
  const ofHeaders = register.findings.filter(
    (finding) =>
      finding.kind === "Problem" && isOfHeader(finding) && !(isAsked && finding.address === null),
  );
  const isNothingElse = threats.length === 0 || (isAsked && problems <= missingOf(register));
  if (isNothingElse && ofHeaders.length === 0) return null;
  const withProblems = threats.filter(({ state }) => state === "problem").length;
  return (
    <section className={styles.stack} aria-label={listTexts.problems}>
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{listTexts.toFix(problems, count(problems))}</MessageBarTitle>{" "}
          {listTexts.beforeTotals}
          {threats.some(({ figures }) => figures.expectedLoss !== null) &&
            ` ${listTexts.othersBelow}`}
        </MessageBarBody>
        {withProblems > 0 && withProblems < threats.length && (
          <MessageBarActions>
            <Button size="small" onClick={onShowProblems}>
              {listTexts.showProblems(withProblems, count(withProblems))}
            </Button>
          </MessageBarActions>
        )}
      </MessageBar>
      {ofHeaders.slice(0, mostWritten).map((finding) => (
        <div key={finding.sentence} className={styles.line}>
          <FindingLine finding={finding} onShow={session.show} />
          <MapAtOnce
            finding={finding}
            table={register}
            fields={fields}
            session={session}
            onChoice={onChoice}
            onColumns={onColumns}
          />
        </div>
      ))}
      <JoinAtOnce register={register} session={session} onChoice={onChoice} onColumns={onColumns} />
    </section>
  );
}

const missingOf = ({ findings }: RegisterView): number =>
  findings.filter(({ kind, address }) => kind === "Problem" && address === null).length;

/** Where names repeat, another column tells the threats apart. */
function JoinAtOnce({
  register,
  session,
  onChoice,
  onColumns,
}: {
  readonly register: RegisterView;
  readonly session: RegisterSession;
  readonly onChoice: (choice: Promise<Choice>) => void;
  readonly onColumns: () => void;
}) {
  const styles = useStyles();
  if (!namesRepeat(register.threats)) return null;
  const column = columnThatTellsApart(register);
  return (
    <div className={styles.line}>
      <Body1>
        {column === null ? listTexts.sameNames : listTexts.sameNamesJoined(column.header)}
      </Body1>
      {column === null ? (
        <Button size="small" onClick={onColumns}>
          {listTexts.chooseName}
        </Button>
      ) : (
        <Button
          size="small"
          onClick={() => {
            const joined = register.columns.filter(
              ({ id }) => id === column.id || register.nameColumns.includes(id),
            );
            onChoice(session.joinColumns(joined.map(({ id }) => id)));
          }}
        >
          {listTexts.joinIntoName(column.header)}
        </Button>
      )}
    </div>
  );
}
