import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Choice, RegisterSession } from "../session/contract/register-session";
import type {
  RegisterView,
  Snapshot,
  ThreatView,
  Trouble,
} from "../session/contract/register-snapshot";
import {
  accepted,
  added,
  adopted,
  applied,
  deleted,
  discarded,
  type Done,
  leftTheSheet,
  recorded,
  saved,
  tookBack,
} from "./drafts/done";
import { draftAgain, draftOf } from "./drafts/draft";
import { fetchTheRest, later } from "./frame/later";
import { figuresIn } from "./words/figures";
import { MainScreen } from "./main/MainScreen";
import type { ThreatListHandle } from "./list/ThreatList";
import { newThreat } from "./drafts/new-threat";
import type { Shelves } from "./drafts/shelved-drafts";
import type { Drafts } from "./drafts/use-drafts";
import { draftsTexts } from "./words/texts/drafts";
import { frameTexts } from "./words/texts/frame";
import { FiguresContext } from "./words/use-figures";
import { useFollowing } from "./use-following";
import { usePassingRefusal } from "./frame/use-passing-refusal";
import { takeKeyboard } from "./frame/take-keyboard";
import { leadsBack, type MainView, mainViewOf, type View } from "./frame/view";

const ColumnsView = later(
  async () => (await import(/* webpackChunkName: "later" */ "./columns/ColumnsView")).ColumnsView,
);
const DeleteThreat = later(
  async () => (await import(/* webpackChunkName: "later" */ "./list/DeleteThreat")).DeleteThreat,
);
const FindingsView = later(
  async () => (await import(/* webpackChunkName: "later" */ "./list/FindingsView")).FindingsView,
);
const ThreatForm = later(
  async () => (await import(/* webpackChunkName: "later" */ "./form/ThreatForm")).ThreatForm,
);

/** The pane over a register: its threats, and the views that lead back to them. */
export function ConnectedPane({
  session,
  register,
  controls,
  scenarios,
  appetite,
  trouble,
  selected,
  refusal,
  drafts,
  elsewhere,
  wished,
  onMain,
  onChoice,
}: {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  readonly controls: Snapshot["controls"];
  readonly scenarios: Snapshot["scenarios"];
  readonly appetite: Snapshot["appetite"];
  readonly trouble: Trouble | null;
  readonly selected: string | null;
  readonly refusal: string | null;
  readonly drafts: Drafts;
  /** Drafts of other registers. */
  readonly elsewhere: Shelves;
  /** The view that was there last; null for none. */
  readonly wished: MainView | null;
  readonly onMain: (view: MainView) => void;
  readonly onChoice: (choice: Promise<Choice>) => void;
}) {
  const { threats, columns, money, marks } = register;
  const figures = useMemo(() => figuresIn(marks.locale, money, marks), [marks, money]);
  useEffect(fetchTheRest, []);
  // What does not add up yet is mended first.
  const [main, setMain] = useState<MainView>(
    wished ?? (register.totals.kind === "totals" ? "overview" : "list"),
  );
  const [view, setView] = useState<View>({ kind: main });
  const latest = useRef(view);
  useEffect(() => {
    latest.current = view;
  }, [view]);
  useEffect(() => {
    onMain(main);
  }, [main, onMain]);
  const [deleting, setDeleting] = useState<ThreatView | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  /** Why the last duplicate was not made, or nothing taken back. */
  const [failed, setFailed] = usePassingRefusal(session);
  const isDuplicating = useRef(false);
  /** Keys of the drafts that are being written. */
  const [saving, setSaving] = useState<readonly string[]>([]);
  const list = useRef<ThreatListHandle>(null);

  const open = useFollowing(session, selected, view, drafts.all, setView);
  const openThreat = useCallback(
    (id: string) => {
      setDone(null);
      open(id);
    },
    [open],
  );
  const toList = useCallback(
    (focusOn: string | null) => {
      setFailed(null);
      setView({ kind: "list" });
      setMain("list");
      // The list is drawn again first.
      requestAnimationFrame(() => list.current?.goTo(focusOn));
    },
    [setFailed],
  );
  /** To the view from which one came. */
  const toMain = (): void => {
    if (main === "list") {
      toList(null);
      return;
    }
    setView({ kind: main });
    // It is drawn again first.
    requestAnimationFrame(() => {
      takeKeyboard(document.querySelector("[role=tab][aria-selected=true]"));
    });
  };
  const askToDelete = useCallback(
    (id: string) => {
      setDeleting(threatIn(session, id));
    },
    [session],
  );

  async function duplicate(original: ThreatView): Promise<void> {
    if (isDuplicating.current) return;
    isDuplicating.current = true;
    setFailed(null);
    const result = await session.duplicate(original.id);
    isDuplicating.current = false;
    const isStillThere = latest.current.kind === "threat" && latest.current.id === original.id;
    // Whoever went elsewhere meanwhile stays there.
    if (result.kind === "saved" && isStillThere) openThreat(result.threat);
    else if (result.kind === "refused") setFailed(result.trouble);
  }

  async function takeBack(): Promise<void> {
    setFailed(null);
    const back = await session.takeBack();
    if (!back) return;
    const { result } = back;
    if (result.kind === "saved") setDone(tookBack(back, threatsIn(session)));
    else if (result.kind === "refused") setFailed(result.trouble);
    else if (result.kind === "gone") setFailed(goneTrouble(result.message));
    else if (result.kind === "conflict")
      setFailed(goneTrouble(draftsTexts.changedSince(back.name)));
    if (view.kind === "list") list.current?.goTo(null);
  }

  const key = view.kind === "threat" ? view.id : newThreat;
  const threat = view.kind === "threat" ? (threats.find(({ id }) => id === key) ?? null) : null;
  const draft = drafts.all.get(key) ?? draftOf(threat);
  // Of a threat that left the sheet, and of which nothing was typed, there is nothing to show.
  const isVanished = view.kind === "threat" && threat === null && !drafts.all.has(key);
  useEffect(() => {
    if (!isVanished) return;
    setDone(leftTheSheet(key));
    toList(null);
  }, [isVanished, key, toList]);

  const shownTrouble = failed ?? trouble ?? (register.isProtected ? protectedSheet : null);
  return (
    <FiguresContext.Provider value={figures}>
      <MainScreen
        session={session}
        register={register}
        controls={controls}
        scenarios={scenarios}
        appetite={appetite}
        view={main}
        trouble={shownTrouble}
        selected={selected}
        refusal={refusal}
        drafts={drafts}
        elsewhere={elsewhere}
        done={done?.isStill(threats, namesOf(scenarios)) === true ? done : null}
        list={list}
        isHidden={mainViewOf(view) === null}
        onChoice={onChoice}
        onView={(next) => {
          // What was done last can be taken back from any of the views that stand side by side.
          if (mainViewOf(next) === null) setDone(null);
          setView(next);
          if (!leadsBack(next)) setMain(mainViewOf(next) ?? "list");
        }}
        onOpen={openThreat}
        onDelete={askToDelete}
        onAdopted={(names) => {
          setDone(adopted(names, threatsIn(session)));
        }}
        onApplied={(scenario) => {
          setDone(applied(scenario, threatsIn(session)));
        }}
        onDiscarded={(scenario) => {
          setDone(discarded(scenario));
        }}
        onAccepted={(threat) => {
          setDone(accepted(threat, threatsIn(session)));
        }}
        onRecorded={() => {
          setDone(recorded(threatsIn(session)));
        }}
        onReported={() => {
          // What stands below is what was done last, and this says itself that it was done.
          setDone(null);
        }}
        onTakeBack={() => void takeBack()}
      />
      <Suspense fallback={null}>
        {(view.kind === "new" || (view.kind === "threat" && !isVanished)) && (
          <ThreatForm
            key={key}
            session={session}
            register={register}
            threat={threat}
            draft={draft}
            trouble={shownTrouble}
            isSaving={saving.includes(key)}
            refused={refusal}
            onChoice={onChoice}
            onDraft={(next) => {
              drafts.set(key, next);
            }}
            onBack={() => {
              toList(threat?.id ?? null);
            }}
            onSaving={(isSaving) => {
              setSaving((all) => (isSaving ? [...all, key] : all.filter((each) => each !== key)));
            }}
            onSaved={(id, { isNew, isLeft, columns: written }) => {
              drafts.set(key, null);
              const now = threatIn(session, id);
              if (now) setDone(isNew ? added(now) : saved(now, written));
              // Whoever went elsewhere meanwhile stays there.
              if (!isLeft) toList(id);
            }}
            onRefusedLater={setFailed}
            onDiscard={() => {
              drafts.set(key, null);
              if (view.kind === "new") toList(null);
            }}
            onDuplicate={(original) => void duplicate(original)}
            onDelete={setDeleting}
            onAddAgain={() => {
              drafts.set(key, null);
              drafts.set(newThreat, draftAgain(draft));
              setView({ kind: "new" });
            }}
          />
        )}
        {view.kind === "columns" && (
          <ColumnsView
            register={register}
            session={session}
            trouble={shownTrouble}
            refusal={refusal}
            onChoice={onChoice}
            backTo={main}
            onBack={toMain}
          />
        )}
        {view.kind === "findings" && (
          <FindingsView
            register={register}
            controls={controls}
            session={session}
            trouble={shownTrouble}
            backTo={main}
            onBack={toMain}
          />
        )}
        {deleting && (
          <DeleteThreat
            threat={deleting}
            columnNames={new Map(columns.map(({ id, header }) => [id, header]))}
            session={session}
            onDeleted={(gone) => {
              setDeleting(null);
              drafts.set(gone.id, null);
              setDone(deleted(gone, threatsIn(session).length));
              toList(null);
            }}
            onClose={() => {
              setDeleting(null);
            }}
          />
        )}
      </Suspense>
    </FiguresContext.Provider>
  );
}

const protectedSheet: Trouble = {
  failure: "protected",
  message: frameTexts.protectedSheet,
  action: "show",
};

const goneTrouble = (message: string): Trouble => ({
  failure: "refused",
  message,
  action: "refresh",
});

/** Names of the scenarios that are in the sheet. */
const namesOf = (scenarios: Snapshot["scenarios"]): readonly string[] =>
  scenarios?.kind === "scenarios" ? scenarios.scenarios.map(({ name }) => name) : [];

function threatIn(session: RegisterSession, id: string): ThreatView | null {
  return threatsIn(session).find((threat) => threat.id === id) ?? null;
}

function threatsIn(session: RegisterSession): readonly ThreatView[] {
  const { register } = session.getSnapshot();
  return register.kind === "register" ? register.threats : [];
}
