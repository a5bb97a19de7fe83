import type { SpokenErrorIn } from "../../../workbook/add-in/function-results";
import { cellsOf, refusalOf } from "../../../workbook/add-in/function-results";
import type { FunctionMetadata, Result } from "../../../workbook/add-in/function-values";

type Implementation = (this: unknown, ...args: unknown[]) => unknown;

/** The functions an add-in associated, as the library keeps them. */
interface Association {
  readonly mappings: Record<string, Implementation>;
  onchange(listener: () => void): void;
}

/** The add-in's window, as far as its custom functions go. */
export interface FunctionsWindow {
  readonly CustomFunctions?: {
    readonly _association?: Association;
    readonly Error?: new (...args: never[]) => Error & { readonly code: string };
  };
}

type Outcome = { readonly returned: unknown } | { readonly thrown: unknown };

/**
 * Takes the value of a custom function at the moment it returns. The runtime holds results back for 50 to 500 ms; the
 * invocation still goes through it, and its own later answer can be compared.
 */
export class FunctionTap {
  private readonly wrapped = new WeakSet<Implementation>();
  private readonly association: Association;
  private readonly spokenErrorIn: SpokenErrorIn;
  private outcome: Outcome | undefined;
  private isOpen = false;

  constructor(window: FunctionsWindow) {
    const association = window.CustomFunctions?._association;
    if (!association) throw new Error("window must have loaded office.js with custom functions");
    this.association = association;
    this.spokenErrorIn = (value) => {
      const made = window.CustomFunctions?.Error;
      return made && value instanceof made ? value : undefined;
    };
    association.onchange(() => {
      this.wrapAll();
    });
    this.wrapAll();
  }

  private wrapAll(): void {
    const { mappings } = this.association;
    for (const [name, implementation] of Object.entries(mappings)) {
      if (!this.wrapped.has(implementation)) mappings[name] = this.wrap(implementation);
    }
  }

  private wrap(implementation: Implementation): Implementation {
    const note = (outcome: Outcome) => {
      if (this.isOpen) this.outcome = outcome;
    };
    const tapped: Implementation = function (...args) {
      try {
        const returned = implementation.apply(this, args);
        note({ returned });
        return returned;
      } catch (thrown) {
        note({ thrown });
        throw thrown;
      }
    };
    this.wrapped.add(tapped);
    return tapped;
  }

  /**
   * @param send hands one invocation to the runtime
   * @returns what the function answered; undefined where it was not called
   */
  take(described: FunctionMetadata, send: () => void): Result | Promise<Result> | undefined {
    const outcome = this.outcomeOf(send);
    return outcome && this.resultOf(described, outcome);
  }

  private outcomeOf(send: () => void): Outcome | undefined {
    this.outcome = undefined;
    this.isOpen = true;
    try {
      send();
    } finally {
      this.isOpen = false;
    }
    return this.outcome;
  }

  private resultOf(described: FunctionMetadata, outcome: Outcome): Result | Promise<Result> {
    const { spokenErrorIn } = this;
    const refused = (thrown: unknown) => refusalOf(thrown, described.id, spokenErrorIn);
    if ("thrown" in outcome) return refused(outcome.thrown);
    const { returned } = outcome;
    const cells = (value: unknown) => cellsOf(value, described, spokenErrorIn);
    return isThenable(returned) ? Promise.resolve(returned).then(cells, refused) : cells(returned);
  }
}

/** A promise of whatever window. */
const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === "object" &&
  value !== null &&
  "then" in value &&
  typeof value.then === "function";
