import { invalid } from "../protocol/host-error";
import { defineType } from "../protocol/host-object";

const states = ["Inactive", "Background", "Visible"] as const;
type RuntimeState = (typeof states)[number];

/** The add-in's pane and how the add-in starts. */
export interface PanePort {
  isVisible(): boolean;
  setVisible(visible: boolean): void;
  /** Whether the add-in starts with the document: "Inactive" or "Background". */
  startState: string;
}

function stateIn(text: string): RuntimeState {
  const state = states.find((each) => each === text);
  if (!state) throw invalid(`state must be one of ${states.join(", ")}`, text);
  return state;
}

/** Office.addin.showAsTaskpane and hide. */
export const appRuntimeService = defineType<PanePort>({
  typeName: "AppRuntimeService",
  methods: {
    GetAppRuntimeState: (pane) => (pane.isVisible() ? "Visible" : "Background"),
    SetAppRuntimeState: (pane, args) => {
      pane.setVisible(stateIn(args.text(0, "state")) === "Visible");
      return undefined;
    },
  },
});

/** Office.addin.setStartupBehavior and getStartupBehavior. */
export const appRuntimePersistenceService = defineType<PanePort>({
  typeName: "AppRuntimePersistenceService",
  methods: {
    GetAppRuntimeStartState: ({ startState }) => startState,
    SetAppRuntimeStartState: (pane, args) => {
      pane.startState = stateIn(args.text(0, "state"));
      return undefined;
    },
  },
});

/** Where the library says that it can take ribbon commands. */
export const addinInternalService = defineType<PanePort>({
  typeName: "AddinInternalService",
  methods: { NotifyActionHandlerReady: () => undefined },
});
