import {
  Body1,
  Button,
  Caption1,
  Link,
  makeStyles,
  mergeClasses,
  Subtitle2,
  tokens,
} from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { type Ref, Suspense, useMemo, useState } from "react";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { RegisterView, Trouble } from "../../session/contract/register-snapshot";
import type { Done } from "../drafts/done";
import { isSecondClick } from "../frame/double-click";
import { DraftsElsewhere } from "../drafts/DraftsElsewhere";
import { FigureMenu } from "./FigureMenu";
import { Headline } from "./Headline";
import type { ListWish } from "./list-order";
import { MoreMenu } from "./MoreMenu";
import { newThreat } from "../drafts/new-threat";
import { PlaceMenu } from "./PlaceMenu";
import { Refusal } from "../frame/Refusal";
import { RegisterProblems } from "./RegisterProblems";
import { later } from "../frame/later";
import { Screen } from "../frame/Screen";
import type { Shelves } from "../drafts/shelved-drafts";
import { ThreatList, type ThreatListHandle } from "./ThreatList";
import { nameOf } from "../words/threat-words";
import { TroubleBar } from "../frame/TroubleBar";
import type { Drafts } from "../drafts/use-drafts";
import type { View } from "../frame/view";

const CellQuestions = later(
  async () => (await import(/* webpackChunkName: "later" */ "./CellQuestions")).CellQuestions,
);
const FormulaBar = later(
  async () => (await import(/* webpackChunkName: "later" */ "./FormulaBar")).FormulaBar,
);
const RefusedFormulas = later(
  async () => (await import(/* webpackChunkName: "later" */ "./RefusedFormulas")).RefusedFormulas,
);
const RowsApart = later(
  async () => (await import(/* webpackChunkName: "later" */ "./RowsApart")).RowsApart,
);

const useStyles = makeStyles({
  header: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
    minWidth: 0,
  },
  title: { margin: 0 },
  place: { display: "flex", flexGrow: 1, minWidth: 0 },
  actions: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalM },
  // The sign of a button without a frame begins where everything else does.
  add: { marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})`, flexShrink: 0 },
  // In a narrow pane what was done has a line of its own.
  wrapping: { flexWrap: "wrap" },
  done: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
    flexGrow: 1,
    flexBasis: "200px",
  },
  takeBack: { flexShrink: 0, marginInlineStart: "auto", fontSize: tokens.fontSizeBase200 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const firstWish: ListWish = { order: "gap", search: "", onlyProblems: false };

/** The register at a glance: what it adds up to, what keeps it from that, and its threats. */
export function ListScreen({
  session,
  register,
  trouble,
  selected,
  refusal,
  drafts,
  elsewhere,
  done,
  list,
  isHidden,
  onChoice,
  onView,
  onOpen,
  onDelete,
  onTakeBack,
}: {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  readonly trouble: Trouble | null;
  readonly selected: string | null;
  readonly refusal: string | null;
  readonly drafts: Drafts;
  /** Drafts of other registers. */
  readonly elsewhere: Shelves;
  /** What was done last, for whoever wonders whether it was. */
  readonly done: Done | null;
  readonly list: Ref<ThreatListHandle>;
  readonly isHidden: boolean;
  readonly onChoice: (choice: Promise<Choice>) => void;
  readonly onView: (view: View) => void;
  readonly onOpen: (threat: string) => void;
  readonly onDelete: (threat: string) => void;
  readonly onTakeBack: () => void;
}) {
  const styles = useStyles();
  const [wish, setWish] = useState(firstWish);
  const { threats, columns, totals, rule, rules, rulesApart, place } = register;
  const lost = [...drafts.all].filter(
    ([key]) => key !== newThreat && !threats.some(({ id }) => id === key),
  );
  const headers = useMemo(() => new Map(columns.map(({ id, header }) => [id, header])), [columns]);
  const toColumns = (): void => {
    onView({ kind: "columns" });
  };
  return (
    <Screen
      isHidden={isHidden}
      onUndo={onTakeBack}
      footer={
        <>
          <Refusal message={refusal} />
          <TroubleBar trouble={trouble} session={session} />
          {lost.map(([id, { base }]) => (
            <div key={id} className={styles.actions}>
              <Caption1>
                {base ? nameOf(base) : "A threat"} left the sheet before your changes were saved.
              </Caption1>
              <Button
                size="small"
                onClick={() => {
                  onView({ kind: "threat", id });
                }}
              >
                Open
              </Button>
            </div>
          ))}
          <DraftsElsewhere shelves={elsewhere} />
          <div className={mergeClasses(styles.actions, styles.wrapping)}>
            <Button
              className={threats.length === 0 ? undefined : styles.add}
              appearance={threats.length === 0 ? "primary" : "subtle"}
              icon={<AddRegular />}
              onClick={(event) => {
                // The first click may have been on Save, which stood here.
                if (!isSecondClick(event)) onView({ kind: "new" });
              }}
            >
              {drafts.all.has(newThreat) ? "Go on adding" : "Add threat"}
            </Button>
            <div className={styles.done}>
              <Caption1 className={styles.quiet} role="status">
                {done?.words}
              </Caption1>
              {done?.canTakeBack === true && (
                <Link
                  as="button"
                  className={styles.takeBack}
                  aria-keyshortcuts="Control+Z"
                  title="Take it back (Ctrl+Z)"
                  onClick={onTakeBack}
                >
                  Take back
                </Link>
              )}
            </div>
          </div>
        </>
      }
    >
      <header className={styles.header}>
        <Subtitle2 as="h1" className={styles.title}>
          Threats
        </Subtitle2>
        <div className={styles.place}>
          <PlaceMenu place={place} session={session} onChoice={onChoice} />
        </div>
        <MoreMenu
          onColumns={toColumns}
          onFindings={() => {
            onView({ kind: "findings" });
          }}
          onLookAgain={session.lookAgain}
        />
      </header>
      {totals.kind === "totals" && (
        <Headline
          totals={totals}
          rule={rule}
          rules={rules}
          rulesApart={rulesApart}
          onRule={(chosen) => {
            onChoice(session.chooseRule(chosen));
          }}
          menu={
            <FigureMenu session={session} hasSpend={totals.coverage !== null} onChoice={onChoice} />
          }
        />
      )}
      <Suspense fallback={null}>
        <CellQuestions register={register} session={session} onChoice={onChoice} />
      </Suspense>
      <RegisterProblems
        register={register}
        session={session}
        onChoice={onChoice}
        onShowProblems={() => {
          setWish({ ...wish, search: "", onlyProblems: true });
        }}
        onColumns={toColumns}
      />
      <Suspense fallback={null}>
        <RowsApart register={register} session={session} onChoice={onChoice} />
        <FormulaBar formulas={register.formulas} session={session} onChoice={onChoice} />
        <RefusedFormulas session={session} />
      </Suspense>
      {threats.length === 0 ? (
        <Body1>The register has no threats yet.</Body1>
      ) : (
        <ThreatList
          handle={list}
          threats={threats}
          headers={headers}
          hasSpend={columns.some(({ field }) => field === "spend")}
          selected={selected}
          edited={drafts.edited}
          wish={wish}
          onWish={setWish}
          onOpen={onOpen}
          onDelete={onDelete}
        />
      )}
    </Screen>
  );
}
