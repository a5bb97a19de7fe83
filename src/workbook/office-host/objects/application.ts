import { notImplemented } from "../host-error";
import { defineType } from "../host-object";
import type { Workspace } from "../workspace";

interface ApplicationTarget {
  readonly workspace: Workspace;
}

export const application = defineType<ApplicationTarget>({
  typeName: "Application",
  scalars: {
    CalculationMode: {
      get: () => "Automatic",
      set: (_, mode) => {
        if (mode !== "Automatic") throw notImplemented(`calculationMode ${JSON.stringify(mode)}`);
      },
    },
  },
  methods: {
    Calculate: ({ workspace }, args) => {
      args.choice(0, "calculationType", ["Recalculate", "Full", "FullRebuild"]);
      workspace.grid.recalculate();
      return undefined;
    },
    // Leave to be slow: nothing an add-in could see depends on it.
    SuspendApiCalculationUntilNextSync: () => undefined,
    SuspendScreenUpdatingUntilNextSync: () => undefined,
  },
});
