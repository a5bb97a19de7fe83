import { notFound } from "../protocol/host-error";
import type { HostObject } from "../protocol/host-object";
import { defineType } from "../protocol/host-object";
import { keyText } from "../protocol/item-key";
import type { Workspace } from "../workspace/workspace";

interface SettingsTarget {
  readonly workspace: Workspace;
}

interface SettingTarget extends SettingsTarget {
  readonly key: string;
}

function there({ workspace, key }: SettingTarget): string {
  if (!workspace.settings.has(key)) throw notFound(`setting ${JSON.stringify(key)}`);
  return key;
}

const setting = defineType<SettingTarget>({
  typeName: "Setting",
  identity: ({ key }) => ({ _Id: key }),
  scalars: {
    Key: { get: there },
    Value: {
      get: (target) => target.workspace.settings.value(there(target)),
      set: (target, value) => {
        target.workspace.settings.set(there(target), value);
      },
    },
  },
  methods: {
    Delete: (target) => {
      target.workspace.settings.remove(there(target));
      return undefined;
    },
  },
});

const made = ({ workspace }: SettingsTarget, key: string): HostObject | null =>
  workspace.settings.has(key) ? setting.of({ workspace, key }) : null;

export const settings = defineType<SettingsTarget>({
  typeName: "SettingCollection",
  items: ({ workspace }) => workspace.settings.keys().map((key) => setting.of({ workspace, key })),
  item: (target, key) => made(target, keyText(key)) ?? undefined,
  methods: {
    Add: ({ workspace }, args) => {
      const key = args.text(0, "key");
      workspace.settings.set(key, args.plain(1, "value"));
      return setting.of({ workspace, key });
    },
    GetCount: ({ workspace }) => workspace.settings.keys().length,
    GetItemOrNullObject: (target, args) => made(target, args.text(0, "key")),
  },
});
