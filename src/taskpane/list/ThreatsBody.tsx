import { Body1, makeStyles } from "@fluentui/react-components";
import { type Ref, Suspense, useMemo, useState } from "react";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { RegisterView } from "../../session/contract/register-snapshot";
import type { Drafts } from "../drafts/use-drafts";
import { later } from "../frame/later";
import { listTexts } from "../words/texts/list";
import type { ListWish } from "./list-order";
import { RegisterProblems } from "./RegisterProblems";
import { ThreatList, type ThreatListHandle } from "./ThreatList";

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
  // As if its parts stood among those around it: the list knows how to scroll.
  shown: { display: "contents" },
  hidden: { display: "none" },
});

const firstWish: ListWish = { order: "gap", search: "", onlyProblems: false };

/** The threats of a register, and what keeps it from adding up. */
export function ThreatsBody({
  session,
  register,
  selected,
  drafts,
  list,
  isHidden,
  onChoice,
  onColumns,
  onOpen,
  onDelete,
}: {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  readonly selected: string | null;
  readonly drafts: Drafts;
  readonly list: Ref<ThreatListHandle>;
  readonly isHidden: boolean;
  readonly onChoice: (choice: Promise<Choice>) => void;
  readonly onColumns: () => void;
  readonly onOpen: (threat: string) => void;
  readonly onDelete: (threat: string) => void;
}) {
  const styles = useStyles();
  const [wish, setWish] = useState(firstWish);
  const { threats, columns } = register;
  const headers = useMemo(() => new Map(columns.map(({ id, header }) => [id, header])), [columns]);
  return (
    <div className={isHidden ? styles.hidden : styles.shown}>
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
        onColumns={onColumns}
      />
      <Suspense fallback={null}>
        <RowsApart register={register} session={session} onChoice={onChoice} />
        <FormulaBar formulas={register.formulas} session={session} onChoice={onChoice} />
        <RefusedFormulas session={session} />
      </Suspense>
      {threats.length === 0 ? (
        <Body1>{listTexts.noThreats}</Body1>
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
    </div>
  );
}
