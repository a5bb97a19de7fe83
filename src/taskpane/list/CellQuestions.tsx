import {
  Body1,
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type {
  RegisterView,
  TextNumber,
  UnitQuestion,
} from "../../session/contract/register-snapshot";
import { GoToCell } from "../parts/GoToCell";
import { useListStyles } from "../parts/list-styles";
import { questionsTexts } from "../words/texts/questions";
import { ScoreBar } from "./ScoreBar";
import { nameOfField } from "../words/texts/fields/field-names";
import { useFigures } from "../words/use-figures";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  line: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
  },
  button: { flexShrink: 0 },
});

interface Asking {
  readonly register: Pick<
    RegisterView,
    "scores" | "unitsAsked" | "textNumbers" | "lostColumns" | "columns"
  >;
  readonly session: RegisterSession;
  readonly onChoice: (choice: Promise<Choice>) => void;
}

/** What cells may mean that they do not say, each with what mends it in the sheet. */
export function CellQuestions(asking: Asking) {
  const styles = useStyles();
  const { scores, unitsAsked, textNumbers, lostColumns } = asking.register;
  if (scores === null && unitsAsked.length + textNumbers.length + lostColumns.length === 0)
    return null;
  return (
    <section className={styles.stack} aria-label={questionsTexts.questions}>
      {scores && <ScoreBar {...asking} scores={scores} />}
      <Lost {...asking} />
      <Unit {...asking} />
      <Texts {...asking} />
    </section>
  );
}

/** A mapping whose header was renamed. */
function Lost({ register: { lostColumns, columns }, session, onChoice }: Asking) {
  const [lost] = lostColumns;
  if (!lost) return null;
  const { header, field, column: id } = lost;
  const column = columns.find((each) => each.id === id);
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {questionsTexts.lostColumn(header, field && nameOfField(field))}
        {column ? (
          <>
            {questionsTexts.headerNow(column.header)}
            {questionsTexts.goTo}
            <GoToCell address={column.address} cells={column.cells} onShow={session.show} />
          </>
        ) : (
          questionsTexts.noLonger
        )}
      </MessageBarBody>
      <MessageBarActions>
        {column && (
          <Button
            size="small"
            onClick={() => {
              onChoice(session.remapColumn(header, column.id));
            }}
          >
            {field === null ? questionsTexts.sameColumn : questionsTexts.readAs(nameOfField(field))}
          </Button>
        )}
        <Button
          size="small"
          onClick={() => {
            onChoice(session.remapColumn(header, null));
          }}
        >
          {questionsTexts.forget}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

/** One column at a time; all of one kind at once. */
function Unit({ register: { unitsAsked }, session, onChoice }: Asking) {
  const { grouped } = useFigures();
  const [first, ...others] = unitsAsked;
  if (!first) return null;
  const { column, header, proposed, shown, held, scale, proposedScale, address, cells } = first;
  const alike = others.filter((each) => each.proposedScale / each.scale === proposedScale / scale);
  const amount = (factor: number): string => grouped(plain(held * factor));
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {questionsTexts.unit(
          header,
          shown,
          grouped(plain(held)),
          amount(scale),
          amount(proposedScale),
        )}
        {questionsTexts.goTo}
        <GoToCell address={address} cells={cells} onShow={session.show} />
      </MessageBarBody>
      <MessageBarActions>
        <Button
          size="small"
          onClick={() => {
            onChoice(session.writeUnits([column]));
          }}
        >
          {shortened(questionsTexts.write(proposed))}
        </Button>
        {alike.length > 0 && (
          <Button
            size="small"
            onClick={() => {
              onChoice(
                session.writeUnits([first, ...alike].map((each: UnitQuestion) => each.column)),
              );
            }}
          >
            {questionsTexts.writeAll(alike.length + 1)}
          </Button>
        )}
        <Button
          size="small"
          onClick={() => {
            onChoice(session.settleUnit(column));
          }}
        >
          {questionsTexts.noItIs(amount(scale))}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

/** So many texts are named before one asks for the cells. */
const mostNamed = 3;

function Texts({ register: { textNumbers }, session, onChoice }: Asking) {
  const styles = useStyles();
  const lists = useListStyles();
  const [isLong, setLong] = useState(false);
  const make = (cells: readonly TextNumber[]): void => {
    onChoice(session.makeNumbers(cells.map(({ address }) => address)));
  };
  if (textNumbers.length === 0) return null;
  if (textNumbers.length === 1)
    return <TextLines cells={textNumbers} make={make} session={session} />;
  const named = textNumbers.slice(0, mostNamed).map(({ text }) => shortened(text));
  return (
    <div className={styles.stack}>
      <Body1>
        {questionsTexts.textNumbers(textNumbers.length, named, textNumbers.length > mostNamed)}
      </Body1>
      <div className={lists.buttons}>
        <Button
          size="small"
          onClick={() => {
            make(textNumbers);
          }}
        >
          {questionsTexts.makeAll(textNumbers.length)}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          aria-expanded={isLong}
          onClick={() => {
            setLong(!isLong);
          }}
        >
          {questionsTexts.oneByOne}
        </Button>
      </div>
      {isLong && <TextLines cells={textNumbers} make={make} session={session} />}
    </div>
  );
}

/** Each cell with the number it would hold. */
function TextLines({
  cells,
  make,
  session,
}: {
  readonly cells: readonly TextNumber[];
  readonly make: (cells: readonly TextNumber[]) => void;
  readonly session: RegisterSession;
}) {
  const styles = useStyles();
  const lists = useListStyles();
  const { grouped } = useFigures();
  return (
    <ul className={lists.list} aria-label={questionsTexts.storedAsText}>
      {cells.map((each) => (
        <li key={each.address} className={styles.line}>
          <Body1>
            {questionsTexts.isText(each.subject, shortened(each.text))}
            {questionsTexts.goTo}
            <GoToCell address={each.address} cells={each.cells} onShow={session.show} />
          </Body1>
          <Button
            className={styles.button}
            size="small"
            aria-label={questionsTexts.makeCell(each.address, grouped(each.typed))}
            onClick={() => {
              make([each]);
            }}
          >
            {questionsTexts.makeIt(grouped(each.typed))}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Digits without the noise of a multiplication. */
const plain = (amount: number): string => String(Number(amount.toPrecision(12)));

const shortened = (text: string): string =>
  text.length > 28 ? `${text.slice(0, 27)}\u2026` : text;
