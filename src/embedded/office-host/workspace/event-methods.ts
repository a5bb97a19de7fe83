import type { EventType } from "./event-types";
import type { Workspace } from "./workspace";

interface InWorkspace {
  readonly workspace: Workspace;
}

type EventMethods<T> = Readonly<Record<string, (target: T) => undefined>>;

/**
 * The pair of hidden methods by which the library begins and ends an event.
 *
 * @param name "DataChanged" for _RegisterDataChangedEvent and _UnregisterDataChangedEvent
 * @param targetId whose events: id of a sheet or table, or the whole workbook
 */
export function eventMethods<T extends InWorkspace>(
  name: string,
  type: EventType,
  targetId: (target: T) => string,
): EventMethods<T> {
  return {
    [`_Register${name}Event`]: (target) => {
      target.workspace.events.register(type, targetId(target));
      return undefined;
    },
    [`_Unregister${name}Event`]: (target) => {
      target.workspace.events.unregister(type, targetId(target));
      return undefined;
    },
  };
}
