import { invalid } from "../protocol/host-error";
import { defineType } from "../protocol/host-object";
import type { Workspace } from "../workspace/workspace";

interface RuntimeTarget {
  readonly workspace: Workspace;
}

/** context.runtime: whether the add-in hears events. */
export const runtime = defineType<RuntimeTarget>({
  typeName: "Runtime",
  scalars: {
    EnableEvents: {
      get: ({ workspace }) => workspace.events.enabled,
      set: ({ workspace }, value) => {
        if (typeof value !== "boolean") throw invalid("enableEvents must be true or false", value);
        workspace.events.enabled = value;
      },
    },
  },
});
