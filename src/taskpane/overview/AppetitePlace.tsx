import { Button, Caption1, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { AppetiteView, Snapshot } from "../../session/contract/register-snapshot";
import { InlineLink } from "../parts/InlineLink";
import { Said } from "../parts/Said";
import { frameTexts } from "../words/texts/frame";
import { headTexts } from "../words/texts/head";
import { overviewTexts } from "../words/texts/overview";
import { startTexts } from "../words/texts/start";

const useStyles = makeStyles({
  whole: {
    display: "flex",
    flexDirection: "column",
    alignItems: "stretch",
    rowGap: tokens.spacingVerticalXS,
  },
  pair: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    // A label of two lines beside one of one.
    alignItems: "end",
    columnGap: tokens.spacingHorizontalS,
    "@media (max-width: 240px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  part: { minWidth: 0, "& select": { minWidth: 0, width: "100%" } },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Place {
  readonly session: RegisterSession;
  readonly appetite: NonNullable<Snapshot["appetite"]>;
  /** Why it is not held against the year; null where it is, or there is none. */
  readonly unread: string | null;
  readonly onChoice: (choice: Promise<Choice>) => void;
}

/** Where the risk appetite is, which of its columns are meant, and the way to another one. */
export function AppetitePlace({ session, appetite, unread, onChoice }: Place) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const isThere = appetite.kind === "appetite";
  const isChosen = isThere ? appetite.isChosen : appetite.lost !== null;
  const isShown = isOpen || (isChosen && (!isThere || unread !== null));
  const change = (
    <InlineLink
      isExpanded={isShown}
      onClick={() => {
        setOpen(!isOpen);
      }}
    >
      {isThere ? overviewTexts.changeAppetite : overviewTexts.chooseAppetite}
    </InlineLink>
  );
  return (
    <section className={styles.whole} aria-label={overviewTexts.appetitePlace}>
      <Caption1 className={styles.quiet} block>
        {isThere ? (
          <Said
            parts={overviewTexts.appetiteIn(
              <InlineLink
                label={frameTexts.goToCell(appetite.address)}
                onClick={session.appetite.show}
              >
                {appetite.address}
              </InlineLink>,
              change,
            )}
          />
        ) : (
          <>
            {appetite.lost === null
              ? overviewTexts.noAppetite
              : startTexts.whereItWent(appetite.lost)}{" "}
            {change}
          </>
        )}
      </Caption1>
      {unread !== null && <Caption1 block>{unread}</Caption1>}
      {isShown && (
        <>
          {isThere && isChosen && appetite.headers.length > 1 && (
            <Columns
              key={`${appetite.address} ${appetite.loss ?? ""} ${appetite.allowed ?? ""}`}
              session={session}
              appetite={appetite}
              onChoice={onChoice}
            />
          )}
          <Caption1 className={styles.quiet} block>
            {overviewTexts.selectAppetite}
          </Caption1>
          <div className={styles.buttons}>
            <Button
              size="small"
              onClick={() => {
                onChoice(session.appetite.chooseSelection());
              }}
            >
              {headTexts.useSelection}
            </Button>
            {isChosen && (
              <Button
                size="small"
                appearance="subtle"
                onClick={() => {
                  onChoice(session.appetite.forget());
                }}
              >
                {overviewTexts.forgetAppetite}
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  );
}

/** Which columns of a chosen table hold what. */
function Columns({
  session,
  appetite: { headers, loss, allowed },
  onChoice,
}: Pick<Place, "session" | "onChoice"> & { readonly appetite: AppetiteView }) {
  const styles = useStyles();
  /** What was said of one column while nothing is said of the other. */
  const [said, setSaid] = useState({ loss, allowed });
  const choose = (next: typeof said): void => {
    setSaid(next);
    if (next.loss !== null && next.allowed !== null) {
      onChoice(session.appetite.chooseColumns(next.loss, next.allowed));
    }
  };
  const column = (label: string, key: keyof typeof said) => (
    <Field label={label} size="small" className={styles.part}>
      <Select
        size="small"
        value={said[key] ?? ""}
        onChange={(_, { value }) => {
          choose({ ...said, [key]: value === "" ? null : value });
        }}
      >
        {said[key] === null && <option value="">{overviewTexts.whichColumn}</option>}
        {headers.map((header, at) => (
          <option key={`${header} ${at}`} value={header}>
            {header}
          </option>
        ))}
      </Select>
    </Field>
  );
  return (
    <div className={styles.pair}>
      {column(overviewTexts.lossColumn, "loss")}
      {column(overviewTexts.allowedColumn, "allowed")}
    </div>
  );
}
