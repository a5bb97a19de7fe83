import type { FunctionsMetadata } from "../../workbook/add-in/function-values";
import type { Grid } from "../grid";
import type { Region } from "../../workbook/book/region";
import { regionFor } from "../../workbook/book/region";
import {
  givenBackBy,
  keptRangesIn,
  refusedWhileEditing,
  touchesWorkbook,
} from "./protocol/batch-kinds";
import { BatchQueue } from "./protocol/batch-queue";
import { EventDelivery } from "./events/event-delivery";
import { EventRegistry } from "./workspace/event-registry";
import { failed, firstHalfOf, isUnknown, tooLarge } from "./failed-batch";
import { FunctionCalls } from "./functions/function-calls";
import type { FunctionsWindow } from "./functions/function-tap";
import { FunctionTap } from "./functions/function-tap";
import { HostError, notImplemented } from "./protocol/host-error";
import type { HostFaults } from "./workspace/host-faults";
import { noFaults } from "./workspace/host-faults";
import type { HostObject } from "./protocol/host-object";
import { charts } from "./objects/charts/charts";
import { names } from "./objects/names";
import { range } from "./objects/range";
import { tables, tablesOver } from "./objects/tables";
import { workbook } from "./objects/workbook";
import { worksheet } from "./objects/worksheet";
import type { OfficeTheme } from "./office-theme";
import { whiteTheme } from "./office-theme";
import type { PageLink } from "./protocol/page-link";
import { References } from "./workspace/references";
import { requirementSets } from "./requirements";
import { RibbonCommands } from "./ribbon-commands";
import { runBatch } from "./protocol/run-batch";
import {
  addinInternalService,
  appRuntimePersistenceService,
  appRuntimeService,
} from "./services/app-runtime-service";
import { customFunctionsService } from "./services/custom-functions-service";
import { SettingsStore } from "./workspace/settings-store";
import { TaskPane } from "./task-pane";
import type { RunsWindow } from "./undo-group-faults";
import { plantUndoGroupFaults } from "./undo-group-faults";
import { UndoSteps } from "./undo-steps";
import type { Batch, BatchResponse } from "./protocol/wire";
import type { Workspace } from "./workspace/workspace";

/** Milliseconds a read waits for results while the page's functions are still on their way. */
const beforeReady = 50;

export interface OfficeHostOptions {
  /** Name of the file the grid shows. */
  readonly documentName?: string;
  /** Settings the workbook holds, key and JSON. */
  readonly settings?: Iterable<readonly [string, string]>;
  /** Called when the add-in keeps something else in the workbook. */
  readonly settingsChanged?: () => void;
  /**
   * When results of custom functions reach the cells: "tap" as they are returned, "runtime" as Microsoft's runtime sends
   * them, 50 to 500 ms later, which is what users of Excel live with.
   */
  readonly pacing?: "tap" | "runtime";
  /** Features the runtime is told it has. With 2 and 4 it holds results back for 200 ms instead of 500. */
  readonly runtimeFeatures?: readonly number[];
  /** "en-US" and the like: contentLanguage and displayLanguage. */
  readonly language?: string;
  /** How the machine writes numbers and dates, whatever its language; else as the language does. */
  readonly region?: Region;
  /** null where Excel does not say. */
  readonly theme?: OfficeTheme | null;
  readonly requirements?: Readonly<Record<string, string>>;
  /** Shows or hides the pane. */
  readonly showPane?: (visible: boolean) => void;
  /** Milliseconds without a batch after which a run's undo step is closed. */
  readonly quiet?: number;
  /** Milliseconds a read waits for results; what is not there then reads as the grid shows it. */
  readonly patience?: number;
}

/** The page of the add-in that is open: its window, where this page may look into it, and the way to it. */
export interface AddinPage extends PageLink {
  readonly window?: FunctionsWindow & RunsWindow;
}

/** A grid as Excel: what an unmodified office.js talks to. Environments and transports are outside. */
export class OfficeHost {
  readonly language: string;
  readonly theme: OfficeTheme | null;
  readonly requirements: Readonly<Record<string, string>>;
  readonly documentName: string;
  readonly settings: SettingsStore;
  readonly commands = new RibbonCommands();
  readonly functions: FunctionCalls;
  readonly pane: TaskPane;
  readonly faults: HostFaults = noFaults();
  private page: AddinPage | undefined;
  private pages = 0;
  private readonly references = new References();
  private readonly registry = new EventRegistry();
  private readonly events: EventDelivery;
  private readonly queue = new BatchQueue();
  private readonly steps: UndoSteps;
  private readonly root: HostObject;
  private readonly services: ReadonlyMap<string, HostObject>;
  private readonly unsubscribe: () => void;
  private editing = 0;
  private isReady = false;
  private readyListeners: (() => void)[] = [];

  constructor(
    private readonly grid: Grid,
    private readonly options: OfficeHostOptions = {},
  ) {
    this.language = options.language ?? "en-US";
    this.theme = options.theme === undefined ? whiteTheme : options.theme;
    this.requirements = options.requirements ?? requirementSets;
    this.documentName = options.documentName ?? "Book1.xlsx";
    this.settings = new SettingsStore(options.settings, options.settingsChanged);
    const link: PageLink = {
      send: (messages) => {
        this.page?.send(messages);
      },
    };
    this.events = new EventDelivery(grid, this.registry, link, this.faults);
    this.functions = new FunctionCalls(link, options.runtimeFeatures ?? [], this.faults, () => {
      this.functionsAreReady();
    });
    this.pane = new TaskPane(this.events, options.showPane ?? (() => undefined));
    this.steps = new UndoSteps(() => grid.openStep(), options.quiet ?? 20);
    const workspace = this.workspace();
    this.root = workbook.of({ workspace });
    this.services = new Map([
      ["Microsoft.ExcelServices.CustomFunctions", customFunctionsService.of(this.functions)],
      ["Microsoft.AppRuntime.AppRuntimeService", appRuntimeService.of(this.pane)],
      [
        "Microsoft.AppRuntime.AppRuntimePersistenceService",
        appRuntimePersistenceService.of(this.pane),
      ],
      ["Microsoft.InternalService.AddinInternalService", addinInternalService.of(this.pane)],
    ]);
    this.unsubscribe = grid.subscribe((event) => {
      this.references.follow(event);
      this.events.hear(event, this.editing > 0);
    });
  }

  /** Makes the functions of functions.json known to the grid's formulas. */
  defineFunctions(metadata: FunctionsMetadata): void {
    this.functions.define(metadata);
    this.grid.defineFunctions(metadata.functions, this.functions.answer);
  }

  /** Answers one request of the library. */
  async run(batch: Batch): Promise<BatchResponse> {
    if (!touchesWorkbook(batch)) return this.runNow(batch);
    const givenBack = givenBackBy(batch);
    const fails = this.faults.failingSync > 0 && --this.faults.failingSync === 0;
    if (this.grid.isEditing() && givenBack.length === 0) return refusedWhileEditing();
    return this.queue.run(async () => {
      const known = this.references.newest;
      this.steps.batchBegins();
      try {
        if (isUnknown(batch, this.faults))
          return failed({ Results: [], TraceIds: [] }, "ApiNotFound");
        const answer = await this.runNow(fails ? firstHalfOf(batch) : batch);
        if (fails) return failed(answer, "GeneralException");
        const isTooLarge = JSON.stringify(answer).length > this.faults.largestAnswer;
        return isTooLarge ? failed({ ...answer, Results: [] }, tooLarge) : answer;
      } finally {
        const used = [...keptRangesIn(batch), ...this.references.since(known)];
        this.steps.batchEnds(used, givenBack);
      }
    });
  }

  private runNow(batch: Batch): Promise<BatchResponse> {
    const roots = {
      workbook: this.root,
      service: (name: string) => {
        const service = this.services.get(name);
        if (!service) throw notImplemented(`service ${name}`);
        return service;
      },
      reference: (id: string) => this.references.get(id),
    };
    return runBatch(batch, roots, () => this.results());
  }

  /**
   * Excel calculates its own formulas before it answers and shows #BUSY! for custom functions; a grid calculates both
   * later. A function that itself waits for this host must not wait for ever, so neither does a read.
   */
  private async results(): Promise<void> {
    if (this.faults.manualCalculation) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const enough = new Promise<void>((resolve) => {
      // Before the page's functions can be called nothing comes of waiting for them.
      timer = setTimeout(resolve, this.isReady ? (this.options.patience ?? 5000) : beforeReady);
    });
    await Promise.race([this.grid.settled(), enough]);
    clearTimeout(timer);
  }

  /** A page of the add-in opened, in place of the one before. */
  attach(page: AddinPage): void {
    this.detach();
    this.page = page;
    this.pages++;
  }

  /** The page is gone, with all it had asked for. */
  detach(): void {
    if (!this.page) return;
    this.page = undefined;
    this.isReady = false;
    this.functions.end();
    this.commands.end();
    this.references.clear();
    this.registry.clear();
    this.steps.end();
  }

  /** Resolves when the page's custom functions can be called. */
  ready(): Promise<void> {
    if (this.isReady) return Promise.resolve();
    return new Promise((resolve) => {
      this.readyListeners.push(resolve);
    });
  }

  /**
   * The runtime says so within a batch, which is answered first. Like Excel, the host does not look whether the page has
   * brought its functions yet.
   */
  private functionsAreReady(): void {
    const { page } = this;
    const begin = () => {
      if (!page || page !== this.page) return;
      const taps = this.options.pacing !== "runtime" && page.window;
      this.functions.begin(taps ? new FunctionTap(taps) : undefined);
      if (page.window) plantUndoGroupFaults(page.window, this.faults);
      this.isReady = true;
      if (this.pages > 1) this.grid.recalculate();
      for (const listener of this.readyListeners.splice(0)) listener();
    };
    setTimeout(begin, 0);
  }

  private workspace(): Workspace {
    const make = {
      range: (cells: Parameters<Workspace["make"]["range"]>[0]) =>
        range.of({ workspace, range: cells }),
      rangeOf: (object: unknown) => range.targetOf(object)?.range,
      worksheet: (id: string) => worksheet.of({ workspace, id }),
      tables: (sheet: string | null) => tables.of({ workspace, sheet }),
      tablesOver: (cells: Parameters<Workspace["make"]["tablesOver"]>[0], fully: boolean) =>
        tablesOver.of({ workspace, range: cells, fully }),
      names: (sheet: string | null) => names.of({ workspace, sheet }),
      charts: (sheet: string) => charts.of({ workspace, sheet }),
    };
    const workspace: Workspace = {
      grid: this.grid,
      documentName: this.documentName,
      region: this.options.region ?? regionFor(this.language),
      make,
      references: this.references,
      events: this.registry,
      settings: this.settings,
      faults: this.faults,
      edit: (work) => {
        if (this.faults.readOnly) {
          throw new HostError("AccessDenied", "the workbook must be open for editing");
        }
        this.steps.join();
        this.editing++;
        try {
          return work(this.grid);
        } finally {
          this.editing--;
        }
      },
    };
    return workspace;
  }

  close(): void {
    this.detach();
    this.steps.end();
    this.unsubscribe();
  }
}
