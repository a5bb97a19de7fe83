import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { join } from "node:path";
import type { WebkitBrowser } from "./webkit-tools";

/** The embedded workbook in WebKit, driven as a person would: by W3C's WebDriver. */
export interface WebkitSession {
  /** Runs a function body in the window that is in front; what it returns must be JSON. */
  readonly evaluate: (body: string, ...args: unknown[]) => Promise<unknown>;
  /** Resolves when a function body returns true. */
  readonly until: (body: string, ...args: unknown[]) => Promise<void>;
  /** Puts the pane's page in front, or the page around it. */
  readonly toPane: () => Promise<void>;
  readonly toPage: () => Promise<void>;
  /** Real keys, to whatever has the keyboard. */
  readonly press: (...keys: string[]) => Promise<void>;
  /** A real click in the middle of the first element that a selector finds. */
  readonly click: (selector: string) => Promise<void>;
  readonly size: (width: number, height: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

const patience = 60_000;
const root = join(__dirname, "../../..");

/** Starts the server, a screen without a monitor, the driver and the browser, and opens the embedded workbook. */
export async function openWebkitSession(tools: WebkitBrowser): Promise<WebkitSession> {
  const running: ChildProcess[] = [];
  const end = async (): Promise<void> => {
    for (const child of running.reverse()) {
      const ended = once(child, "exit");
      if (child.exitCode === null && child.kill("SIGTERM")) await ended;
    }
  };
  try {
    const screen = spawn(tools.screen, ["-displayfd", "3", "-screen", "0", "1400x900x24"], {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    });
    running.push(screen);
    const [display] = (await once(screen.stdio[3] as NodeJS.ReadableStream, "data")) as [Buffer];
    const server = spawn(process.execPath, [join(root, "dist/tools/start.cjs")]);
    running.push(server);
    const [said] = (await once(server.stdout, "data")) as [Buffer];
    const address = /http:\S+/.exec(said.toString())?.[0] ?? "";
    const port = await freePort();
    const driver = spawn(tools.driver, [`--port=${port}`], {
      stdio: "ignore",
      env: {
        ...process.env,
        DISPLAY: `:${display.toString().trim()}`,
        LANG: "en_US.UTF-8",
        // Machines that build have no namespaces for it.
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
        LIBGL_ALWAYS_SOFTWARE: "1",
      },
    });
    running.push(driver);
    const session = await begin(`http://127.0.0.1:${port}`, tools.browser);
    await session("POST", "/url", { url: address });
    return { ...drive(session), close: async () => session("DELETE", "").then(end, end) };
  } catch (error) {
    await end();
    throw error;
  }
}

type Ask = (method: string, path: string, body?: unknown) => Promise<unknown>;

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function begin(driver: string, browser: string): Promise<Ask> {
  const capabilities = {
    alwaysMatch: { "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] } },
  };
  const end = Date.now() + patience;
  for (;;) {
    try {
      const made = await ask(driver, "POST", "/session", { capabilities });
      const { sessionId } = made as { sessionId: string };
      return (method, path, body) => ask(driver, method, `/session/${sessionId}${path}`, body);
    } catch (error) {
      // The driver may not listen yet. What fetch throws comes from outside the realm of the tests.
      if ((error as Error).name !== "TypeError" || Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function ask(driver: string, method: string, path: string, body?: unknown) {
  const answer = await fetch(`${driver}${path}`, {
    method,
    ...(method === "POST" ? { body: JSON.stringify(body ?? {}) } : {}),
  });
  const { value } = (await answer.json()) as { value: unknown };
  if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
  return value;
}

function drive(session: Ask): Omit<WebkitSession, "close"> {
  const evaluate = (script: string, ...args: unknown[]) =>
    session("POST", "/execute/sync", { script, args });
  const until = async (body: string, ...args: unknown[]): Promise<void> => {
    const end = Date.now() + patience;
    while ((await evaluate(body, ...args)) !== true) {
      if (Date.now() > end) throw new Error(`must come true: ${body}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const actions = (list: unknown) => session("POST", "/actions", { actions: list });
  return {
    evaluate,
    until,
    toPage: async () => {
      await session("POST", "/frame", { id: null });
    },
    toPane: async () => {
      await session("POST", "/frame", { id: null });
      const frame = await evaluate("return document.getElementById('pane-frame')");
      await session("POST", "/frame", { id: frame });
    },
    press: async (...keys) => {
      const down = keys.map((value) => ({ type: "keyDown", value }));
      const up = [...keys].reverse().map((value) => ({ type: "keyUp", value }));
      await actions([{ type: "key", id: "keys", actions: [...down, ...up] }]);
    },
    click: async (selector) => {
      const origin = await evaluate(
        `const found = document.querySelector(arguments[0]);
        found.scrollIntoView({ block: "center" });
        return found;`,
        selector,
      );
      const move = { type: "pointerMove", origin, x: 0, y: 0 };
      const press = [
        { type: "pointerDown", button: 0 },
        { type: "pointerUp", button: 0 },
      ];
      const parameters = { pointerType: "mouse" };
      await actions([{ type: "pointer", id: "mouse", parameters, actions: [move, ...press] }]);
    },
    size: async (width, height) => {
      await session("POST", "/window/rect", { width, height });
    },
  };
}
