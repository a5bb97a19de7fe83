import { notImplemented } from "../protocol/host-error";
import { defineType } from "../protocol/host-object";
import type { Workspace } from "../workspace/workspace";
import { cultureInfo } from "./culture-info";

interface ApplicationTarget {
  readonly workspace: Workspace;
}

export const application = defineType<ApplicationTarget>({
  typeName: "Application",
  scalars: {
    CalculationMode: {
      get: ({ workspace }) => (workspace.grid.isManual() ? "Manual" : "Automatic"),
      set: (_, mode) => {
        // The grid has no data tables, which are all that the second leaves out.
        if (mode !== "Automatic" && mode !== "AutomaticExceptTables")
          throw notImplemented(`calculationMode ${JSON.stringify(mode)}`);
      },
    },
    DecimalSeparator: { get: ({ workspace }) => workspace.region.decimal },
    ThousandsSeparator: { get: ({ workspace }) => workspace.region.group },
    // Those of the region are all this host knows.
    UseSystemSeparators: { get: () => true },
  },
  objects: { CultureInfo: ({ workspace }) => cultureInfo.of(workspace) },
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
