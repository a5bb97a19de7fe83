import { Body1, Button, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { LeftOutRow, RegisterView } from "../../session/contract/register-snapshot";
import { GoToCell } from "../parts/GoToCell";
import { InlineLink } from "../parts/InlineLink";
import { useListStyles } from "../parts/list-styles";
import { questionsTexts } from "../words/texts/questions";
import { nameOf } from "../words/threat-words";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Which rows are no threats, and which may be none: each can be said otherwise. */
export function RowsApart({
  register: { leftOut, threats },
  session,
  onChoice,
}: {
  readonly register: Pick<RegisterView, "leftOut" | "threats">;
  readonly session: RegisterSession;
  readonly onChoice: (choice: Promise<Choice>) => void;
}) {
  const styles = useStyles();
  const lists = useListStyles();
  const [isOpen, setOpen] = useState(false);
  const doubted = threats.find(({ doubt }) => doubt !== null);
  if (leftOut.length === 0 && !doubted) return null;
  return (
    <section className={styles.stack} aria-label={questionsTexts.rowsApart}>
      {doubted && (
        <div className={styles.stack}>
          <Body1>
            {nameOf(doubted)} {doubted.doubt}.{questionsTexts.goTo}
            <GoToCell address={doubted.address} cells={doubted.cells} onShow={session.show} />
          </Body1>
          <div className={lists.buttons}>
            <Button
              size="small"
              onClick={() => {
                onChoice(session.leaveOut(doubted.id));
              }}
            >
              {questionsTexts.leaveOut}
            </Button>
            <Button
              size="small"
              onClick={() => {
                onChoice(session.countRow(doubted.name));
              }}
            >
              {questionsTexts.isThreat}
            </Button>
          </div>
        </div>
      )}
      {leftOut.length > 0 && (
        <Caption1 className={styles.quiet}>
          {questionsTexts.leftOut(leftOut.length, namesOf(leftOut))}{" "}
          <InlineLink
            isExpanded={isOpen}
            onClick={() => {
              setOpen(!isOpen);
            }}
          >
            {isOpen ? questionsTexts.hideWhy : questionsTexts.why}
          </InlineLink>
        </Caption1>
      )}
      {isOpen && (
        <ul className={lists.list}>
          {leftOut.map((row) => (
            <li key={row.row}>
              <Caption1>
                {row.sentence}.{questionsTexts.goTo}
                <GoToCell address={row.address} cells={row.cells} onShow={session.show} />
                {row.isApart && row.name !== "" && (
                  <>
                    {" \u00b7 "}
                    <InlineLink
                      onClick={() => {
                        onChoice(session.countRow(row.name));
                      }}
                    >
                      {questionsTexts.count(row.name)}
                    </InlineLink>
                  </>
                )}
              </Caption1>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** So many are named before one asks. */
const mostNamed = 3;

function namesOf(rows: readonly LeftOutRow[]): string {
  const names = rows
    .slice(0, mostNamed)
    .map(({ name, row }) =>
      name === "" ? questionsTexts.row(row) : questionsTexts.namedRow(name, row),
    );
  return [...names, ...(rows.length > mostNamed ? ["…"] : [])].join(", ");
}
