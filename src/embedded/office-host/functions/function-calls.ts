import type { CellError } from "../../../workbook/book/book";
import {
  countFault,
  elementCalls,
  errorIn,
  handedOver,
} from "../../../workbook/add-in/function-arguments";
import { firstOf, refusal } from "../../../workbook/add-in/function-results";
import type {
  Argument,
  FunctionMetadata,
  FunctionsMetadata,
  Result,
} from "../../../workbook/add-in/function-values";
import type { AnswerCall, FunctionCall } from "../../grid";
import {
  cancellation,
  invocation,
  metadataMessage,
  resultOf,
  wireError,
} from "./function-messages";
import type { FunctionTap } from "./function-tap";
import type { HostFaults } from "../workspace/host-faults";
import type { PageLink } from "../protocol/page-link";
import type { FunctionsRuntimePort } from "../services/custom-functions-service";
import type { HostMessage, Wire } from "../protocol/wire";

/** A call that went out and has no answer of the runtime yet. */
interface Pending {
  readonly described: FunctionMetadata;
  readonly message: HostMessage;
  /** Gives the cell its result; a tapped call has it already. */
  readonly resolve?: (result: Result) => void;
  /** What the tap took, to be compared. */
  readonly taken?: Result;
}

/** How often the runtime said the same as the tap had taken before, and how often not. */
export interface TapTally {
  confirmed: number;
  contradicted: number;
}

/** Has the cells' custom functions answered by the add-in's page, through its own runtime. */
export class FunctionCalls implements FunctionsRuntimePort {
  private readonly functions = new Map<string, FunctionMetadata>();
  private takesErrors = false;
  private readonly pending = new Map<number, Pending>();
  private outgoing: HostMessage[] = [];
  private isReady = false;
  private tap: FunctionTap | undefined;
  private last = 0;
  readonly tally: TapTally = { confirmed: 0, contradicted: 0 };

  /**
   * @param features what the runtime is told is on; with 2 and 4 it paces its results by 200 ms instead of 500
   * @param onReady when the page's runtime can be called
   */
  constructor(
    private readonly page: PageLink,
    readonly features: readonly number[],
    private readonly faults: Pick<HostFaults, "blanksAs">,
    private readonly onReady: () => void,
  ) {}

  define(metadata: FunctionsMetadata): void {
    this.takesErrors = metadata.allowErrorForDataTypeAny === true;
    for (const described of metadata.functions) {
      this.functions.set(described.id.toUpperCase(), described);
    }
  }

  /** For Grid.defineFunctions. */
  readonly answer: AnswerCall = (call) => {
    const described = this.functions.get(call.id.toUpperCase());
    if (!described) return { error: "#NAME?" };
    if (described.options?.stream) {
      return refusal("#VALUE!", `${described.id} must not stream in this workbook`);
    }
    const wrongCount = countFault(described, call.args.length);
    if (wrongCount !== undefined) return refusal("#VALUE!", wrongCount);
    const calls = elementCalls(described.parameters, call.args);
    if (!calls) return this.once(described, call, call.args);
    const results = Array.from({ length: calls.rows }, (_, row) =>
      Array.from({ length: calls.columns }, (__, column) =>
        this.once(described, call, calls.argsAt(row, column)),
      ),
    );
    return together(results);
  };

  private once(
    described: FunctionMetadata,
    { address, signal }: FunctionCall,
    args: readonly Argument[],
  ): Result | Promise<Result> {
    const passing: CellError | undefined = this.takesErrors ? undefined : errorIn(args);
    if (passing) return passing;
    const handed = handedOver(
      described.parameters,
      args,
      wireError,
      this.faults.blanksAs,
    ) as Wire[];
    const id = ++this.last;
    const message = invocation(id, described, handed, address, this.takesErrors);
    const taken = this.isReady ? this.take(id, described, message) : undefined;
    if (taken !== undefined && !(taken instanceof Promise)) return taken;
    return new Promise((resolve) => {
      this.pending.set(id, { described, message, resolve });
      signal?.addEventListener("abort", () => {
        this.cancel(id);
      });
      if (taken) this.settleWith(id, taken);
      // A tapped call went out already, even where it found no function.
      else if (this.isReady && !this.tap) this.sendSoon(message);
    });
  }

  /** The promise of a page that is gone may never be kept: the call stays pending until it is. */
  private settleWith(id: number, taken: Promise<Result>): void {
    void taken.then((result) => {
      const call = this.pending.get(id);
      if (!call?.resolve) return;
      this.pending.delete(id);
      call.resolve(result);
    });
  }

  private take(
    id: number,
    described: FunctionMetadata,
    message: HostMessage,
  ): Result | Promise<Result> | undefined {
    const taken = this.tap?.take(described, () => {
      this.page.send([message]);
    });
    if (taken !== undefined && !(taken instanceof Promise)) {
      this.pending.set(id, { described, message, taken });
    }
    return taken;
  }

  /** Calls of one pass of calculation go out together. */
  private sendSoon(message: HostMessage): void {
    this.outgoing.push(message);
    if (this.outgoing.length > 1) return;
    setTimeout(() => {
      const messages = this.outgoing;
      this.outgoing = [];
      if (messages.length > 0) this.page.send(messages);
    }, 0);
  }

  private cancel(id: number): void {
    const call = this.pending.get(id);
    if (!call) return;
    this.pending.delete(id);
    if (this.isReady && call.described.options?.cancelable) this.page.send([cancellation(id)]);
    call.resolve?.({ error: "#VALUE!" });
  }

  receive(id: number, succeeded: boolean, value: Wire, code: number): void {
    const call = this.pending.get(id);
    if (!call) return;
    this.pending.delete(id);
    const result = resultOf(call.described, succeeded, value, code);
    if (call.resolve) call.resolve(result);
    else this.compare(call.taken, result);
  }

  /** The words of a defect do not travel, so only the errors of refusals are compared. */
  private compare(taken: Result | undefined, said: Result): void {
    const known = (result: Result | undefined) =>
      JSON.stringify(result, (key, value: unknown) => (key === "message" ? undefined : value));
    if (known(taken) === known(said)) this.tally.confirmed++;
    else this.tally.contradicted++;
  }

  runtimeIsReady(): void {
    this.onReady();
  }

  /**
   * The page's runtime takes calls from now on. Those that waited for it go out.
   *
   * @param tap left out where results come at the runtime's own pace
   */
  begin(tap?: FunctionTap): void {
    this.tap = tap;
    this.isReady = true;
    this.page.send([...this.functions.values()].map(metadataMessage));
    for (const [id, call] of [...this.pending]) {
      const { resolve, message, described } = call;
      const taken = this.take(id, described, message);
      if (taken instanceof Promise) this.settleWith(id, taken);
      else if (taken !== undefined) resolve?.(taken);
      else if (!tap) this.sendSoon(message);
    }
  }

  /** The page is gone, and what it was still to say. Calls without a result wait for the next page. */
  end(): void {
    this.isReady = false;
    this.tap = undefined;
    this.outgoing = [];
    for (const [id, { resolve }] of this.pending) if (!resolve) this.pending.delete(id);
  }
}

/** The results of calls for single elements as the rows of one. */
function together(
  rows: readonly (readonly (Result | Promise<Result>)[])[],
): Result | Promise<Result> {
  const waits = rows.some((row) => row.some((result) => result instanceof Promise));
  if (!waits) return rows.map((row) => row.map((result) => firstOf(result as Result)));
  return Promise.all(
    rows.map((row) => Promise.all(row.map(async (result) => firstOf(await result)))),
  );
}
