import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createContext, Script } from "node:vm";
import type { AddinWindow } from "../../../src/embedded/office-host/desktop-window";

/*
 * The real office.js, as published, in a window of Node's vm: what a page of an add-in is, without a browser. Only what
 * the library touches is there.
 */

const folder = dirname(require.resolve("@microsoft/office-js/dist/office.js"));
const address = new URL("http://localhost/addin/taskpane.html");
const libraryAddress = "http://localhost/office-js/";

/** Compiled once for all windows of a test file. */
const scripts = new Map<string, Script>();

function scriptOf(name: string): Script {
  const known = scripts.get(name);
  if (known) return known;
  const script = new Script(readFileSync(join(folder, name), "utf8"), { filename: name });
  scripts.set(name, script);
  return script;
}

/** What office.js leaves in the window. */
export interface OfficeWindow extends AddinWindow {
  readonly Excel: { readonly run: typeof Excel.run };
  readonly Office: typeof Office;
  readonly Date: typeof Date;
  readonly OfficeExtension: { readonly Error: typeof OfficeExtension.Error };
  readonly OfficeRuntime: {
    readonly storage: {
      getItem(key: string): Promise<string | null>;
      setItem(key: string, value: string): Promise<void>;
    };
  };
  readonly CustomFunctions: NonNullable<AddinWindow["CustomFunctions"]> & {
    associate(id: string, implementation: (...args: never[]) => unknown): void;
    readonly Error: new (code: string, message?: string) => Error & { readonly code: string };
  };
}

/** Which files of the library were loaded. */
const loaded = new WeakMap<object, string[]>();

export const filesLoadedIn = (window: object): readonly string[] => loaded.get(window) ?? [];

/**
 * Opens a window and loads office.js in it.
 *
 * @param prepare what a host puts into the window before
 * @returns resolves when Office.onReady has called
 */
export async function openOfficeWindow(
  prepare: (window: AddinWindow) => void,
): Promise<OfficeWindow> {
  const window = bareWindow();
  createContext(window);
  // Seen from outside, a window of the vm has none of its own built-ins.
  window.Date = new Script("Date").runInContext(window);
  prepare(window);
  run("office.js", window);
  const opened = window as unknown as OfficeWindow;
  await opened.Office.onReady();
  return opened;
}

function run(name: string, window: object): void {
  loaded.set(window, [...filesLoadedIn(window), name]);
  scriptOf(name).runInContext(window);
}

function bareWindow(): Record<string, unknown> {
  const { href, search, hash, protocol, origin, host, hostname } = address;
  const window: Record<string, unknown> = {
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    queueMicrotask,
    performance,
    URL,
    TextEncoder,
    TextDecoder,
    sessionStorage: storage(),
    localStorage: storage(),
    name: "",
    opener: null,
    history: {},
    navigator: { userAgent: "Mozilla/5.0 (Windows NT 10.0)", language: "en-US", platform: "Win32" },
    location: { href, search, hash, protocol, origin, host, hostname },
    addEventListener: nothing,
    removeEventListener: nothing,
    postMessage: nothing,
    focus: nothing,
  };
  for (const own of ["window", "self", "top", "parent"]) window[own] = window;
  window.document = documentOf(window);
  return window;
}

const nothing = () => undefined;

function storage() {
  const texts = new Map<string, string>();
  return {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, value: unknown) => texts.set(key, String(value)),
    removeItem: (key: string) => texts.delete(key),
    key: (index: number) => [...texts.keys()][index] ?? null,
    get length() {
      return texts.size;
    },
    clear: () => {
      texts.clear();
    },
  };
}

interface BareElement {
  readonly tagName: string;
  src?: string;
  onload?: (event: object) => void;
  [property: string]: unknown;
}

/** A document of which the library reads its own script tag, and to which it adds others. */
function documentOf(window: object) {
  const head = element("head");
  head.appendChild = (child: BareElement) => {
    if (child.tagName === "script" && child.src !== undefined) loadLater(child, window);
    return child;
  };
  const own = element("script");
  own.src = `${libraryAddress}office.js`;
  const byTag: Readonly<Record<string, BareElement[]>> = { script: [own], head: [head] };
  return {
    URL: address.href,
    domain: address.hostname,
    readyState: "complete",
    cookie: "",
    head,
    body: element("body"),
    documentElement: element("html"),
    getElementsByTagName: (tag: string) => byTag[tag] ?? [],
    getElementById: () => null,
    querySelectorAll: () => [],
    createElement: element,
    addEventListener: nothing,
    removeEventListener: nothing,
  };
}

/** As a browser does: after the code that added the tag. Custom functions never start otherwise. */
function loadLater(script: BareElement, window: object): void {
  setTimeout(() => {
    run((script.src ?? "").slice(libraryAddress.length), window);
    script.onload?.({});
  }, 0);
}

function element(tagName: string): BareElement {
  const attributes = new Map<string, unknown>();
  const made: BareElement = {
    tagName,
    style: {},
    setAttribute: (name: string, value: unknown) => attributes.set(name, value),
    getAttribute: (name: string) => attributes.get(name) ?? null,
    appendChild: nothing,
    addEventListener: (type: string, listener: unknown) => {
      made[`on${type}`] = listener;
    },
  };
  // A link takes an address apart when it is given one.
  Object.defineProperty(made, "href", {
    get: () => attributes.get("href"),
    set: (text: string) => {
      attributes.set("href", text);
      if (!URL.canParse(text)) return;
      const { protocol, host, hostname, port, pathname, search, hash } = new URL(text);
      Object.assign(made, { protocol, host, hostname, port, pathname, search, hash });
    },
  });
  return made;
}
