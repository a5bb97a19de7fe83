import { HostError, notImplemented } from "../protocol/host-error";
import { defineType } from "../protocol/host-object";
import type { Workspace } from "../workspace/workspace";
import { sheetOf } from "../workspace/workspace";

interface ProtectedSheet {
  readonly workspace: Workspace;
  readonly id: string;
}

const isOn = ({ workspace, id }: ProtectedSheet) =>
  workspace.grid.isProtected(sheetOf(workspace, id).id);

function protect({ workspace, id }: ProtectedSheet, on: boolean): void {
  workspace.edit((grid) => {
    grid.protect(id, on);
  });
}

export const worksheetProtection = defineType<ProtectedSheet>({
  typeName: "WorksheetProtection",
  scalars: { Protected: { get: isOn } },
  methods: {
    Protect: (target, args) => {
      if (args.at(1) !== null) throw notImplemented("WorksheetProtection.protect with a password");
      if (args.at(0) !== null) throw notImplemented("WorksheetProtection.protect with options");
      if (isOn(target)) {
        throw new HostError("InvalidOperation", "worksheet must not be protected yet");
      }
      protect(target, true);
      return undefined;
    },
    Unprotect: (target, args) => {
      if (args.at(0) !== null)
        throw notImplemented("WorksheetProtection.unprotect with a password");
      protect(target, false);
      return undefined;
    },
  },
});
