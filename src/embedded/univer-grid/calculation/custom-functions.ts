import type { IDisposable } from "@univerjs/core";
import { IDescriptionService } from "@univerjs/sheets-formula";
import type { CellValue } from "../../../workbook/book/book";
import { cellAddress, sheetInFormula } from "../../../workbook/book/cell-address";
import { Complaints, siteKey } from "../../../workbook/engine/univer/complaints";
import type { CallSite } from "../../../workbook/engine/univer/univer-functions";
import type { Argument, FunctionMetadata, Result } from "../../../workbook/add-in/function-values";
import type { AnswerCall } from "../../grid";
import type { AskedFunctions } from "./grid-rounds";
import { describe } from "./function-descriptions";
import { busy } from "./own/busy";
import type { UniverBook } from "../book/univer-book";

/** A function asked with some arguments, and who wants to know. */
interface Call {
  readonly sites: Map<string, CallSite>;
  readonly stop: AbortController;
  /** undefined while it is out. */
  result?: Result;
  /** Arrived, and no calculation has used it yet. */
  isNews: boolean;
}

/**
 * The functions of the add-in. One call is asked once in a calculation, however many cells make it. An answer that comes
 * later is kept for the cells that wait, which are then calculated again and find it.
 */
export class CustomFunctions {
  readonly complaints = new Complaints();
  private readonly calls = new Map<string, Call>();
  /** Keys of the calls each cell made in the calculation under way. */
  private readonly asked = new Map<string, Set<string>>();
  private functions: readonly FunctionMetadata[] = [];
  private answer: AnswerCall | undefined;
  private described: IDisposable | undefined;
  private ids: ReadonlySet<string> = new Set();
  private isRehearsing = false;

  /**
   * @param holdsFormula whether there is a formula in a cell
   * @param arrived told of the cells whose answer has come
   */
  constructor(
    private readonly book: UniverBook,
    private readonly holdsFormula: (site: CallSite) => boolean,
    private readonly arrived: (sites: readonly CallSite[]) => void,
  ) {}

  /** Upper case. */
  functionIds(): ReadonlySet<string> {
    return this.ids;
  }

  /** How many answers are still out. */
  get waiting(): number {
    let count = 0;
    for (const call of this.calls.values()) if (call.result === undefined) count++;
    return count;
  }

  define(functions: readonly FunctionMetadata[], answer: AnswerCall): void {
    this.described?.dispose();
    this.forgetAnswers();
    this.functions = functions;
    this.answer = answer;
    this.ids = new Set(functions.map(({ id }) => id.toUpperCase()));
    this.described = this.book.injector
      .get(IDescriptionService)
      .registerDescriptions(functions.map(describe));
  }

  /** Drops every answer and what is still out, as when the add-in is loaded anew. */
  forgetAnswers(): void {
    for (const call of this.calls.values()) call.stop.abort();
    this.calls.clear();
  }

  /** Cells have moved: those that wait say so again when they are calculated. */
  forgetSites(): void {
    for (const call of this.calls.values()) call.sites.clear();
  }

  /** Before a calculation. */
  begin(): void {
    this.asked.clear();
    for (const call of this.calls.values()) call.isNews = false;
  }

  /** Asks nobody while this goes on: what a function gives then only tells whether its arguments are others. */
  async rehearsing<T>(work: () => Promise<T>): Promise<T> {
    this.isRehearsing = true;
    try {
      return await work();
    } finally {
      this.isRehearsing = false;
    }
  }

  /** After a calculation of these cells: answers nobody may ask for again are dropped, calls nobody waits for ended. */
  end(calculated: readonly CallSite[]): void {
    for (const site of calculated) {
      const key = siteKey(site);
      const made = this.asked.get(key);
      for (const [name, call] of this.calls) if (!made?.has(name)) call.sites.delete(key);
    }
    const stillWaiting = new Set<string>();
    for (const [name, call] of this.calls) {
      for (const [key, site] of call.sites) if (!this.holdsFormula(site)) call.sites.delete(key);
      if (call.result !== undefined) continue;
      if (call.sites.size === 0) {
        call.stop.abort();
        this.calls.delete(name);
      }
      for (const key of call.sites.keys()) stillWaiting.add(key);
    }
    // A formula of two functions is calculated once for each answer, and must find the first again.
    for (const [name, call] of this.calls) {
      if (call.result === undefined || call.isNews) continue;
      const needed = [...call.sites.keys()].some((key) => stillWaiting.has(key));
      if (!needed) this.calls.delete(name);
    }
  }

  close(): void {
    this.forgetAnswers();
    this.described?.dispose();
  }

  /** The functions as they are called for several cells at once, all of which wait for each answer. */
  askedFor(site: CallSite): AskedFunctions {
    let isOut = false;
    const functions = this.functions.map((fn) => ({
      id: fn.id.toUpperCase(),
      parameters: fn.parameters,
      call: (args: readonly Argument[], address: string): Result => {
        const result = this.ask(fn, args, site, address);
        isOut ||= result === busy;
        return result;
      },
    }));
    return { functions, isWaiting: () => isOut };
  }

  /** Asks a function, by its id in upper case, for a cell. */
  answerFor(id: string, args: readonly Argument[], site: CallSite): Result {
    const fn = this.functions.find((each) => each.id.toUpperCase() === id);
    return fn ? this.ask(fn, args, site) : { error: "#NAME?" };
  }

  private ask(
    fn: FunctionMetadata,
    args: readonly Argument[],
    site: CallSite,
    address = this.addressOf(site),
  ): Result {
    if (!this.answer) return { error: "#NAME?" };
    if (this.isRehearsing) return standIn(args);
    // An answer that is still out is no argument: its arrival brings this cell here again.
    if (args.some(isBusy)) return busy;
    const key = keyOf(fn, args, address);
    const from = siteKey(site);
    const made = this.asked.get(from) ?? new Set();
    this.asked.set(from, made.add(key));
    const known = this.calls.get(key);
    if (known) {
      known.sites.set(from, site);
      return known.result ?? busy;
    }
    const stop = new AbortController();
    const call: Call = { sites: new Map([[from, site]]), stop, isNews: false };
    this.calls.set(key, call);
    const answered = this.answer({ id: fn.id, args, address, signal: stop.signal });
    if (!(answered instanceof Promise)) return (call.result = answered);
    const arrive = (result: Result) => {
      // The add-in was loaded anew meanwhile, or no cell waits any more.
      if (this.calls.get(key) !== call) return;
      call.result = result;
      call.isNews = true;
      this.arrived([...call.sites.values()]);
    };
    answered.then(arrive, (fault: unknown) => {
      arrive({ error: "#VALUE!", message: fault instanceof Error ? fault.message : String(fault) });
    });
    return busy;
  }

  private addressOf({ sheetId, row, column }: CallSite): string {
    const name = this.book.workbook.getSheetBySheetId(sheetId)?.getName() ?? "";
    return `${sheetInFormula(name)}!${cellAddress(row, column)}`;
  }
}

/** A number that is another for other arguments. */
function standIn(args: readonly Argument[]): number {
  const text = JSON.stringify(args);
  let sum = 7;
  for (let at = 0; at < text.length; at++) sum = (sum * 31 + text.charCodeAt(at)) % 1_000_003;
  return sum;
}

const isBusy = (arg: Argument): boolean =>
  [arg ?? null]
    .flat(2)
    .some(
      (value) =>
        typeof value === "object" &&
        value !== null &&
        "error" in value &&
        value.error === busy.error,
    );

function keyOf(fn: FunctionMetadata, args: readonly Argument[], address: string): string {
  // Left out, blank and an error must not look the same.
  const plain = JSON.stringify(args, (_, value: Argument | CellValue) =>
    value === undefined ? { omitted: true } : value,
  );
  return `${fn.id} ${plain}${fn.options?.requiresAddress ? ` ${address}` : ""}`;
}
