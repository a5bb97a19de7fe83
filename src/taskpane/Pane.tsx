import { Suspense, useState, useSyncExternalStore } from "react";
import type { Choice, RegisterSession } from "../session/contract/register-session";
import type { SharingSession } from "../session/contract/share";
import type { FormulaMender } from "../session/mend/mend-formulas";
import { ConnectedPane } from "./ConnectedPane";
import { DraftsElsewhere } from "./drafts/DraftsElsewhere";
import { HelpLink } from "./frame/HelpLink";
import { PaneFrame, type PaneSurroundings } from "./frame/PaneFrame";
import { later } from "./frame/later";
import { isSameRegister } from "./drafts/register-identity";
import { Refusal } from "./frame/Refusal";
import { Screen } from "./frame/Screen";
import { TroubleBar } from "./frame/TroubleBar";
import type { MainView } from "./frame/view";
import { SharingContext } from "./share/sharing-context";
import { useDrafts } from "./drafts/use-drafts";
import { useLastingTrouble } from "./frame/use-lasting-trouble";

const NoRegister = later(
  async () => (await import(/* webpackChunkName: "start" */ "./NoRegister")).NoRegister,
);
const SlowStart = later(
  async () => (await import(/* webpackChunkName: "start" */ "./SlowStart")).SlowStart,
);
const BrokenFormulas = later(
  async () =>
    (await import(/* webpackChunkName: "later" */ "./list/BrokenFormulas")).BrokenFormulas,
);
const RefusedFormulas = later(
  async () =>
    (await import(/* webpackChunkName: "later" */ "./list/RefusedFormulas")).RefusedFormulas,
);

export interface PaneProps extends PaneSurroundings {
  readonly session: RegisterSession;
  readonly mender: FormulaMender;
  readonly sharing: SharingSession;
}

/** The pane beside a workbook. */
export function Pane({ session, mender, sharing, ...surroundings }: PaneProps) {
  return (
    <PaneFrame {...surroundings}>
      <Suspense fallback={null}>
        <BrokenFormulas mender={mender} />
      </Suspense>
      <SharingContext.Provider value={sharing}>
        <RegisterPane session={session} />
      </SharingContext.Provider>
    </PaneFrame>
  );
}

function RegisterPane({ session }: { readonly session: RegisterSession }) {
  const snapshot = useSyncExternalStore(session.subscribe, session.getSnapshot);
  const { register, selection } = snapshot;
  const trouble = useLastingTrouble(snapshot.trouble);
  const place = register.kind === "register" ? register.place : null;
  const { drafts, elsewhere } = useDrafts(register.kind === "register" ? register : null);
  /** Counts registers: the views of one are not those of the next. */
  const [shown, setShown] = useState({ place, count: 0 });
  if (place && place !== shown.place) {
    const isOther = shown.place !== null && !isSameRegister(shown.place, place);
    setShown({ place, count: shown.count + Number(isOther) });
  }
  /** The view that was there last: a register that comes back is met where it was left. */
  const [main, setMain] = useState<MainView | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const onChoice = (choice: Promise<Choice>): void => {
    setRefusal(null);
    void choice.then((answer) => {
      if (answer.kind === "refused") setRefusal(answer.message);
    });
  };
  if (register.kind === "register") {
    return (
      <ConnectedPane
        key={shown.count}
        session={session}
        register={register}
        controls={snapshot.controls}
        scenarios={snapshot.scenarios}
        appetite={snapshot.appetite}
        trouble={trouble}
        selected={selection?.threat ?? null}
        refusal={refusal}
        drafts={drafts}
        elsewhere={elsewhere}
        wished={main}
        onMain={setMain}
        onChoice={onChoice}
      />
    );
  }
  return (
    <Screen
      isScrolling
      footer={
        <>
          <Refusal message={refusal} />
          <TroubleBar trouble={trouble} session={session} />
          <DraftsElsewhere shelves={elsewhere} />
          <HelpLink />
        </>
      }
    >
      {register.kind === "none" ? (
        <>
          <Suspense fallback={null}>
            <NoRegister register={register} session={session} onChoice={onChoice} />
          </Suspense>
          <Suspense fallback={null}>
            <RefusedFormulas session={session} />
          </Suspense>
        </>
      ) : (
        !snapshot.trouble && (
          <Suspense fallback={null}>
            <SlowStart />
          </Suspense>
        )
      )}
    </Screen>
  );
}
