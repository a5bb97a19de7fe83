import { element } from "../element";

/** A call form as code whose lines break between arguments, so that a narrow pane splits no name
 * and leaves no dots alone. */
export function callCode(call: string): HTMLElement {
  const opening = call.indexOf("(") + 1;
  const [first = "", ...rest] = call.slice(opening).split(/ (?!…)/);
  const whole = (text: string) => element("span", {}, text);
  return element(
    "code",
    {},
    whole(call.slice(0, opening)),
    whole(first),
    ...rest.flatMap((argument) => [" ", whole(argument)]),
  );
}
