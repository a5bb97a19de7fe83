import { useSyncExternalStore } from "react";
import type { RegisterStore } from "../session/register-store";
import { PaneFrame, type PaneSurroundings } from "./PaneFrame";
import { Register } from "./Register";

export interface PaneProps extends PaneSurroundings {
  readonly store: RegisterStore;
  /** How the function that lists every problem is typed in this build. */
  readonly checkCall: string;
}

/** The pane beside a workbook. */
export function Pane({ store, checkCall, ...surroundings }: PaneProps) {
  const snapshot = useSyncExternalStore(store.subscribe, store.getSnapshot);
  return (
    <PaneFrame {...surroundings}>
      <Register snapshot={snapshot} store={store} checkCall={checkCall} />
    </PaneFrame>
  );
}
