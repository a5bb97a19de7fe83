import { type Implementation, implementations } from "./calls/implementations";
import { refusals } from "./refusals";

/*
 * Every function of the add-in is associated through here from now on, so this is imported before the first of them: the
 * pane asks them, too, and what a function refuses is noted with the cell that asked. The functions themselves know nothing of it. In Node and in a
 * worker there is no pane to show it.
 */
if (typeof document !== "undefined" && typeof CustomFunctions !== "undefined") {
  const associate = CustomFunctions.associate.bind(CustomFunctions) as (
    id: string,
    implementation: Implementation,
  ) => void;
  CustomFunctions.associate = ((id: string, implementation: Implementation) => {
    implementations.set(id, implementation);
    associate(id, noted(id, implementation));
  }) as typeof CustomFunctions.associate;
}

function noted(id: string, implementation: Implementation): Implementation {
  return (...args) => {
    const address = askedBy(args.at(-1));
    if (address === null) return implementation(...args);
    const ended = refusals.asked(address, id);
    try {
      const answer = implementation(...args);
      if (answer instanceof Promise) {
        answer.then(
          () => {
            ended(null);
          },
          (reason: unknown) => {
            ended(wordsOf(reason));
          },
        );
      } else ended(null);
      return answer;
    } catch (reason) {
      ended(wordsOf(reason));
      throw reason;
    }
  };
}

/** The cell that asks; null where there is none, as in a name, or where only a preview is wanted. */
function askedBy(invocation: unknown): string | null {
  if (typeof invocation !== "object" || invocation === null) return null;
  const { address, isInValuePreview } = invocation as {
    readonly address?: unknown;
    readonly isInValuePreview?: unknown;
  };
  return typeof address === "string" && isInValuePreview !== true ? address : null;
}

/** A refusal says why; anything else is a defect of ours. */
const wordsOf = (reason: unknown): string => {
  const { message } = reason as { readonly message?: unknown };
  return typeof message === "string" && message !== "" ? message : "the function failed";
};
