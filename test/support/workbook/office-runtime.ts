import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createContext, runInContext } from "node:vm";

/** What the platform's runtime sends back for one call: `[id, succeeded, value, error code where it failed]`. */
export type RuntimeAnswer = readonly [number, boolean, unknown, number?];

/** Values as the platform hands them over: an error is an object. */
export type Sent = unknown;

export interface OfficeRuntime {
  /** Calls functions through the runtime and waits for all answers, in the order of the calls. */
  readonly call: (
    calls: readonly (readonly [string, readonly Sent[]])[],
  ) => Promise<RuntimeAnswer[]>;
  readonly close: () => void;
}

const library = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");

/** Errors in arguments may be passed (4), as functions.json asks with allowErrorForDataTypeAny. */
const allowErrors = 4;

/** What a desktop Excel says of itself. */
const requirementSets = { excelapi: "1.17", customfunctions: "1.9", sharedruntime: "1.2" };

interface Query {
  readonly Actions: readonly {
    readonly Id: number;
    readonly ActionType: number;
    readonly Name?: string;
    readonly ArgumentInfo?: { readonly Arguments?: readonly unknown[] };
  }[];
}

interface Page {
  readonly Office: { readonly onReady: (done: () => void) => void };
}

/**
 * The unmodified office.js in a context of its own, as inside a desktop Excel, with an add-in's bundle in it. Only as much
 * of a browser and of Excel is there as custom functions need.
 */
export async function openOfficeRuntime(bundle: string): Promise<OfficeRuntime> {
  const timers = new Set<NodeJS.Timeout>();
  const waiting = new Map<number, (answer: RuntimeAnswer) => void>();
  const later = (work: () => void, after = 0) => {
    const timer = setTimeout(work, after);
    timers.add(timer);
    return timer;
  };

  const bridge = {
    onMessageFromHost: undefined as undefined | ((text: string) => void),
    sendMessageToHost(text: string) {
      const { id, message } = JSON.parse(text) as { id: number; message: { body: Query } };
      const body = answerQuery(message.body);
      later(() => {
        const reply = { id, type: 2, message: { statusCode: 200, headers: {}, body } };
        bridge.onMessageFromHost?.(JSON.stringify(reply));
      });
    },
  };
  const page = pageFor(bridge, later);
  const load = (name: string): void => {
    runInContext(readFileSync(join(library, name), "utf8"), page);
  };
  load("office.js");
  await new Promise<void>((done) => {
    (page as unknown as Page).Office.onReady(done);
  });
  runInContext(bundle, page);

  let nextId = 1;
  return {
    async call(calls) {
      const ids = calls.map(() => nextId++);
      const answers = ids.map((id) => new Promise<RuntimeAnswer>((done) => waiting.set(id, done)));
      const entries = calls.map(([name, values], index) => ({
        messageCategory: 1,
        messageType: 1000,
        targetId: "",
        id: ids[index],
        message: [ids[index], name, values, null, allowErrors],
      }));
      bridge.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries } }));
      return Promise.all(answers);
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
    },
  };

  function answerQuery({ Actions }: Query) {
    for (const { Name, ArgumentInfo } of Actions) {
      if (Name !== "SetInvocationArrayResults") continue;
      const [answers = []] = (ArgumentInfo?.Arguments ?? []) as [RuntimeAnswer[]?];
      for (const answer of answers) waiting.get(answer[0])?.(answer);
    }
    const results = Actions.map(({ Id, ActionType, Name }) => ({
      ActionId: Id,
      Value: Name === "_GetEnabledFeatures" ? [] : ActionType === 1 ? {} : null,
    }));
    return { Results: results };
  }

  function pageFor(richApiBridge: object, setTimer: typeof later) {
    const element = (tagName: string) => ({
      tagName,
      style: {},
      setAttribute: () => undefined,
      getAttribute: () => null,
      appendChild: () => undefined,
      addEventListener: () => undefined,
    });
    interface ScriptElement {
      src?: string;
      onload?: (event: object) => void;
    }
    const head = {
      ...element("head"),
      appendChild(script: ScriptElement) {
        const name = script.src?.split("/office-js/")[1];
        if (name === undefined) return;
        // In the same tick custom functions would never start.
        setTimer(() => {
          load(name);
          script.onload?.({});
        });
      },
    };
    const storage = () => {
      const items = new Map<string, string>();
      return {
        getItem: (key: string) => items.get(key) ?? null,
        setItem: (key: string, value: string) => items.set(key, value),
        removeItem: (key: string) => items.delete(key),
      };
    };
    const href = "http://localhost/addin/taskpane.html";
    const script = { ...element("script"), src: "http://localhost/office-js/office.js" };
    const page: Record<string, unknown> = {
      console: { log: () => undefined, warn: () => undefined, error: () => undefined },
      setTimeout: setTimer,
      clearTimeout,
      setInterval: () => 0,
      clearInterval: () => undefined,
      URL,
      performance,
      sessionStorage: storage(),
      localStorage: storage(),
      name: "",
      history: {},
      navigator: {
        userAgent: "Mozilla/5.0 (Windows NT 10.0)",
        language: "en-US",
        platform: "Win32",
      },
      location: {
        href,
        search: "",
        hash: "",
        protocol: "http:",
        host: "localhost",
        hostname: "localhost",
      },
      document: {
        ...element("document"),
        URL: href,
        readyState: "complete",
        cookie: "",
        head,
        body: element("body"),
        documentElement: element("html"),
        getElementsByTagName: (tag: string) =>
          tag === "script" ? [script] : tag === "head" ? [head] : [],
        getElementById: () => null,
        createElement: element,
        querySelectorAll: () => [],
      },
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
      postMessage: () => undefined,
      _richApiNativeBridge: richApiBridge,
      external: desktopExcel(setTimer),
    };
    for (const self of ["window", "self", "top", "parent"]) page[self] = page;
    return createContext(page);
  }
}

/** The object a desktop Excel puts into its web view. */
function desktopExcel(later: (work: () => void) => void) {
  const context: Record<string, unknown> = {
    GetAppType: () => 1,
    GetSolutionRef: () => "add-in",
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => "en-US",
    GetAppDataLocale: () => "en-US",
    GetDocUrl: () => "Book1.xlsx",
    GetAppCapabilities: () => 1,
    GetActivationMode: () => 0,
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => "",
    GetCorrelationId: () => "1",
    GetInstanceId: () => "1",
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => false,
    GetSupportedMatrix: () => JSON.stringify(requirementSets),
    GetHostFullVersion: () => "16.0.19000.1",
    GetInitialDisplayMode: () => 2,
    GetSettings: () => ({ Read: () => undefined, Write: () => undefined }),
    GetOfficeThemeInfo: () => "{}",
  };
  type Callback = ((result: unknown) => void) | undefined;
  return {
    GetContext: () => context,
    GetHostInfo: () => "Excel$Win32$16.01$en-US$1$$disableLogging$3",
    GetLoggingAllowed: () => false,
    Execute: (_id: number, _parameters: unknown, done: Callback) => {
      later(() => done?.({ toArray: () => [0] }));
    },
    RegisterEvent: (_id: number, _target: string, _handler: unknown, done: Callback) => {
      later(() => done?.(0));
    },
    UnregisterEvent: (_id: number, _target: string, done: Callback) => {
      later(() => done?.(0));
    },
  };
}
