import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import { type ComponentType, lazy, type LazyExoticComponent } from "react";

const parts: (() => Promise<unknown>)[] = [];

/** A part of the pane that nobody sees at once: the first sight does not wait for it. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  parts.push(load);
  return lazy(async () => {
    try {
      return { default: await load() };
    } catch {
      return { default: NotFetched };
    }
  });
}

/** Fetches what comes later, so that it is there when it is wanted, with or without a network. */
export function fetchTheRest(): void {
  for (const load of parts) load().catch(() => undefined);
}

function NotFetched() {
  return (
    <MessageBar intent="error">
      <MessageBarBody>
        A part of the pane could not be fetched. Close the pane and open it again.
      </MessageBarBody>
    </MessageBar>
  );
}
