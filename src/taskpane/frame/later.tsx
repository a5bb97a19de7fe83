import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import { type ComponentType, lazy, useState } from "react";
import { frameTexts } from "../words/texts/frame";

const parts: (() => Promise<unknown>)[] = [];

/** A part of the pane that nobody sees at once: the first sight does not wait for it. Once fetched it is drawn without a wait. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let fetched: ComponentType<Props> | null = null;
  const fetch = async (): Promise<ComponentType<Props>> => (fetched = await load());
  parts.push(fetch);
  const Waiting = lazy(async () => {
    try {
      return { default: await fetch() };
    } catch {
      return { default: NotFetched };
    }
  }) as unknown as ComponentType<Props>;
  return function Later(props: Props) {
    // What is on the screen stays the same part: another would begin anew.
    const [Part] = useState(() => fetched ?? Waiting);
    return <Part {...props} />;
  };
}

/** Fetches what comes later, so that it is there when it is wanted, with or without a network. */
export function fetchTheRest(): void {
  for (const load of parts) load().catch(() => undefined);
}

function NotFetched() {
  return (
    <MessageBar intent="error">
      <MessageBarBody>{frameTexts.notFetched}</MessageBarBody>
    </MessageBar>
  );
}
