import { readFile } from "node:fs/promises";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { basename } from "node:path";
import { answerOfficeLocally } from "./answer-office-locally";
import { filesOf, mediaType } from "./served-files";

/** Where everything lies that the embedded workbook is made of. */
export interface ServedFolders {
  /** The page itself, as built. */
  readonly page: string;
  /** What Excel loads, as built. */
  readonly addIn: string;
  /** Microsoft's library, as its package has it. */
  readonly officeJs: string;
}

export interface WorkbookServer {
  /** "http://localhost:3000" */
  readonly address: string;
  readonly close: () => void;
}

/** Loopback and nothing else. "localhost" means either, and a browser may try either first. */
const hosts = ["127.0.0.1", "::1"];

/** How many ports after the first are tried. */
const mostPorts = 100;

/**
 * Serves the embedded workbook to this machine only.
 *
 * @param book the .xlsx file the page opens; it is read anew for each request and never written
 * @param firstPort where it is taken, the next free one is used
 * @throws Error when no port is free
 */
export async function openWorkbookServer(
  folders: ServedFolders,
  book: string,
  firstPort: number,
): Promise<WorkbookServer> {
  const answer = answerFrom(folders, book);
  for (let port = firstPort; port < firstPort + mostPorts; port++) {
    const servers = await listen(port, (request, response) => {
      void respond(request, response, port, answer);
    });
    if (!servers) continue;
    return {
      address: `http://localhost:${port}`,
      close: () => {
        servers.forEach(stop);
      },
    };
  }
  throw new Error(`no port from ${firstPort} to ${firstPort + mostPorts - 1} is free`);
}

/** Listens at every loopback address there is; undefined where one of them is taken. */
async function listen(port: number, listener: RequestListener): Promise<Server[] | undefined> {
  const servers: Server[] = [];
  for (const host of hosts) {
    const server = createServer(listener);
    const fault = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once("error", resolve);
      server.listen({ port, host, exclusive: true }, () => {
        server.off("error", resolve);
        resolve(undefined);
      });
    });
    if (!fault) servers.push(server);
    else if (fault.code === "EADDRINUSE" || fault.code === "EACCES") {
      servers.forEach(stop);
      return undefined;
      // A machine without IPv6 has no ::1.
    } else if (host === hosts[0]) throw fault;
  }
  return servers;
}

function stop(server: Server): void {
  server.close();
  server.closeAllConnections();
}

interface Answer {
  readonly body: string | Uint8Array;
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
}

type AnswerPath = (path: string) => Promise<Answer | undefined>;

/** What lies behind each path. */
function answerFrom({ page, addIn, officeJs }: ServedFolders, book: string): AnswerPath {
  const library = filesOf(officeJs, (path) => path.toLowerCase());
  const file = async (path: string | undefined) =>
    path === undefined ? undefined : { body: await readFile(path), type: mediaType(path) };
  return async (path) => {
    const [, folder, rest = ""] = /^\/(addin|office-js)\/(.*)$/.exec(path) ?? [];
    if (path === "/book.xlsx") {
      const name = encodeURIComponent(basename(book));
      const headers = { "Content-Disposition": `inline; filename*=UTF-8''${name}` };
      return { body: await readFile(book), type: mediaType(path), headers };
    }
    if (folder === "office-js") {
      // office.js asks for this page about a host it does not know, in web mode.
      if (rest.toLowerCase() === "agaveerrorux/index.html") {
        return file(filesOf(page).get("trust.html"));
      }
      return file(library.get(rest.toLowerCase()));
    }
    if (folder === "addin") {
      const found = await file(filesOf(addIn).get(rest));
      if (!found?.type.startsWith("text/html")) return found;
      return { ...found, body: answerOfficeLocally(found.body.toString("utf8")) };
    }
    return file(filesOf(page).get(path === "/" ? "index.html" : path.slice(1)));
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  answer: AnswerPath,
): Promise<void> {
  const refuse = (status: number, words: string) => {
    response.writeHead(status, { ...safeHeaders("/"), "Content-Type": "text/plain" });
    response.end(`${words}\n`);
  };
  // A page elsewhere whose name was made to point here would send its own name.
  if (!isOurs(request.headers.host, port)) {
    refuse(403, "this server answers to localhost only");
    return;
  }
  if (request.method !== "GET" && request.method !== "HEAD") {
    refuse(405, "this server only reads");
    return;
  }
  try {
    const path = pathOf(request.url ?? "/");
    const found = path === undefined ? undefined : await answer(path);
    if (!found || path === undefined) {
      refuse(404, "there is no such file");
      return;
    }
    const headers = { ...safeHeaders(path), ...found.headers, "Content-Type": found.type };
    response.writeHead(200, headers).end(request.method === "HEAD" ? undefined : found.body);
  } catch {
    // The book may have been moved away since the start.
    refuse(404, "the file cannot be read");
  }
}

const isOurs = (host: string | undefined, port: number) =>
  [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`].includes(host ?? "");

/** Without its query; undefined where it is no path. */
function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(url.split(/[?#]/)[0] ?? "/");
  } catch {
    return undefined;
  }
}

/** The grid draws with style attributes; scripts come from files alone, but for the solver in a thread of its own. */
const policyOf = (path: string): readonly string[] => [
  "default-src 'none'",
  `script-src 'self'${path.startsWith("/addin/prover.") ? " 'wasm-unsafe-eval'" : ""}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** Only the page itself stands on its own; the rest stands in its frame. */
function safeHeaders(path: string): Record<string, string> {
  const ancestors = path === "/" ? "'none'" : "'self'";
  return {
    "Content-Security-Policy": [...policyOf(path), `frame-ancestors ${ancestors}`].join("; "),
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
  };
}
