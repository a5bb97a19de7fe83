import { makeStyles } from "@fluentui/react-components";
import { type Ref, Suspense, useState } from "react";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { Snapshot, RegisterView, Trouble } from "../../session/contract/register-snapshot";
import type { Done } from "../drafts/done";
import { DoneLine } from "../drafts/DoneLine";
import { DraftsLeft } from "../drafts/DraftsLeft";
import type { Shelves } from "../drafts/shelved-drafts";
import type { Drafts } from "../drafts/use-drafts";
import { later } from "../frame/later";
import { Refusal } from "../frame/Refusal";
import { Screen } from "../frame/Screen";
import { TroubleBar } from "../frame/TroubleBar";
import type { MainView, View } from "../frame/view";
import type { ThreatListHandle } from "../list/ThreatList";
import { firstPlanWish } from "../../session/plan/plan-wish";
import { MainHead } from "./MainHead";

const ThreatsActions = later(
  async () =>
    (await import(/* webpackChunkName: "list" */ "../list/ThreatsActions")).ThreatsActions,
);
const ThreatsBody = later(
  async () => (await import(/* webpackChunkName: "list" */ "../list/ThreatsBody")).ThreatsBody,
);
const Overview = later(
  async () => (await import(/* webpackChunkName: "overview" */ "../overview/Overview")).Overview,
);
const PlanView = later(
  async () => (await import(/* webpackChunkName: "plan" */ "../plan/PlanView")).PlanView,
);
const ReportView = later(
  async () => (await import(/* webpackChunkName: "report" */ "../report/ReportView")).ReportView,
);
const WhatIf = later(
  async () => (await import(/* webpackChunkName: "what-if" */ "../what-if/WhatIf")).WhatIf,
);

const ReviewView = later(
  async () => (await import(/* webpackChunkName: "review" */ "../review/ReviewView")).ReviewView,
);

const useStyles = makeStyles({ done: { display: "flex" } });

/** The register: what it adds up to, and below, one of the views that stand side by side. */
export function MainScreen({
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
  done,
  list,
  view,
  isHidden,
  onChoice,
  onView,
  onOpen,
  onDelete,
  onAdopted,
  onApplied,
  onDiscarded,
  onAccepted,
  onRecorded,
  onReported,
  onTakeBack,
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
  readonly elsewhere: Shelves;
  readonly done: Done | null;
  readonly list: Ref<ThreatListHandle>;
  readonly view: MainView;
  readonly isHidden: boolean;
  readonly onChoice: (choice: Promise<Choice>) => void;
  readonly onView: (view: View) => void;
  readonly onOpen: (threat: string) => void;
  readonly onDelete: (threat: string) => void;
  readonly onAdopted: (controls: readonly string[]) => void;
  readonly onApplied: (scenario: string) => void;
  readonly onDiscarded: (scenario: string) => void;
  readonly onAccepted: (threat: string) => void;
  readonly onRecorded: () => void;
  readonly onReported: () => void;
  readonly onTakeBack: () => void;
}) {
  const styles = useStyles();
  // What is planned is shown by several views.
  const [plan, setPlan] = useState(firstPlanWish);
  /** The scenario that was looked at last, by its name. */
  const [scenario, setScenario] = useState("");
  return (
    <Screen
      isHidden={isHidden}
      onUndo={onTakeBack}
      footer={
        <>
          <Refusal message={refusal} />
          <TroubleBar trouble={trouble} session={session} />
          <DraftsLeft
            register={register}
            drafts={drafts}
            elsewhere={elsewhere}
            onOpen={(id) => {
              onView({ kind: "threat", id });
            }}
          />
          <Suspense fallback={null}>
            {view === "list" && (
              <ThreatsActions
                register={register}
                drafts={drafts}
                done={done}
                onView={onView}
                onTakeBack={onTakeBack}
              />
            )}
          </Suspense>
          {view !== "list" && done && (
            <div className={styles.done}>
              <DoneLine done={done} onTakeBack={onTakeBack} />
            </div>
          )}
        </>
      }
    >
      <MainHead
        session={session}
        register={register}
        view={view}
        onChoice={onChoice}
        onView={onView}
      />
      <Suspense fallback={null}>
        <ThreatsBody
          session={session}
          register={register}
          selected={selected}
          drafts={drafts}
          list={list}
          isHidden={view !== "list"}
          onChoice={onChoice}
          onColumns={() => {
            onView({ kind: "columns" });
          }}
          onOpen={onOpen}
          onDelete={onDelete}
        />
      </Suspense>
      <Suspense fallback={null}>
        {view === "overview" && (
          <Overview
            session={session}
            register={register}
            controls={controls}
            appetite={appetite}
            wish={plan}
            onChoice={onChoice}
            onView={onView}
            onOpen={onOpen}
          />
        )}
        {view === "plan" && (
          <PlanView
            session={session}
            register={register}
            controls={controls}
            wish={plan}
            onWish={setPlan}
            onAdopted={onAdopted}
            onChoice={onChoice}
            onView={onView}
          />
        )}
        {view === "whatIf" && (
          <WhatIf
            session={session}
            register={register}
            controls={controls}
            scenarios={scenarios}
            scenario={scenario}
            onScenario={setScenario}
            onApplied={onApplied}
            onDiscarded={onDiscarded}
            onChoice={onChoice}
            onView={onView}
            onOpen={onOpen}
          />
        )}
        {view === "review" && (
          <ReviewView
            session={session}
            register={register}
            onAccepted={onAccepted}
            onRecorded={onRecorded}
            onChoice={onChoice}
            onOpen={onOpen}
          />
        )}
        {view === "report" && (
          <ReportView
            session={session}
            register={register}
            controls={controls}
            wish={plan}
            onWritten={onReported}
            onView={onView}
          />
        )}
      </Suspense>
    </Screen>
  );
}
