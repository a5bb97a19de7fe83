import type { OfficeHost } from "./office-host";
import type { Batch, HostMessage } from "./protocol/wire";

/*
 * Excel on the web is another page around the add-in's frame. The two speak by postMessage; who the other is stands in
 * the frame's name. Slower and more faithful to the web than the desktop's bridge, and results of custom functions come
 * at the runtime's own pace, as this page sees nothing of the frame.
 */

/** What the library sends. */
interface Request {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _actionType: number;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data: unknown;
}

const messageType = { request: 0, response: 1 } as const;
const responseType = { answer: 0, event: 1 } as const;
const requestKind = { invoke: 0, register: 1, unregister: 2 } as const;

/** Methods of the old interface, by number. */
const dispatch = { processQuery: 93, commandCompleted: 94 } as const;

const success = { Version: 1, Error: 0 } as const;
const unknownMethod = { Version: 1, Error: 5001 } as const;

const addinId = "outspend";

export interface WebFrameOptions {
  /** Origin of this page and of the add-in's, which are the same here. */
  readonly origin: string;
  /** Sends a text into the frame. */
  readonly post: (text: string) => void;
}

export interface WebFrame {
  /** What the frame must be called before the add-in's page is loaded into it. */
  readonly name: string;
  /** For each message that comes from the frame. */
  readonly receive: (text: string) => void;
  readonly close: () => void;
}

/** Hosts an add-in in a frame as Excel on the web does, in place of the page before. */
export function openWebFrame(host: OfficeHost, { origin, post }: WebFrameOptions): WebFrame {
  const conversation = "conversation-1";
  const subscriptions = new Map<string, Request>();

  let isOpen = true;

  const reply = (request: Request, type: number, data: unknown): void => {
    if (!isOpen) return;
    post(
      JSON.stringify({
        _messageType: messageType.response,
        _actionName: request._actionName,
        _conversationId: request._conversationId,
        _correlationId: request._correlationId,
        _origin: origin,
        _data: data,
        _errorCode: 0,
        _responseType: type,
        _serializerVersion: 1,
      }),
    );
  };

  /** Tells those who subscribed to an event of the old interface, whose names end with it. */
  const tell = (event: string, data: unknown): void => {
    for (const [name, request] of subscriptions) {
      if (name.toLowerCase().includes(event.toLowerCase())) {
        reply(request, responseType.event, data);
      }
    }
  };

  const subscribe = (request: Request): void => {
    subscriptions.set(request._actionName, request);
    reply(request, responseType.answer, { Error: 0 });
    if (/appCommandInvoked/i.test(request._actionName)) {
      host.commands.begin((id, functionName, source) => {
        tell("appCommandInvoked", { 0: id, 1: functionName, 2: source });
      });
    }
  };

  const receive = (text: string): void => {
    const request = requestIn(text);
    if (!request) return;
    if (request._actionType === requestKind.register) subscribe(request);
    else if (request._actionType === requestKind.unregister) {
      subscriptions.delete(request._actionName);
      reply(request, responseType.answer, { Error: 0 });
    } else {
      void answer(host, request).then((data) => {
        reply(request, responseType.answer, data);
      });
    }
  };

  host.attach({
    send: (messages) => {
      tell("richApiMessage", { ArrayData: messages.map(listed) });
    },
  });
  return {
    name: frameName(host, conversation, origin),
    receive,
    close: () => {
      isOpen = false;
      host.detach();
    },
  };
}

function requestIn(text: string): Request | undefined {
  try {
    const message = JSON.parse(text) as Partial<Request> | null;
    return message?._messageType === messageType.request ? (message as Request) : undefined;
  } catch {
    // Frames get messages of others too.
    return undefined;
  }
}

const listed = (message: HostMessage): unknown[] => [
  message.messageCategory,
  message.messageType,
  message.targetId,
  typeof message.message === "string" ? message.message : JSON.stringify(message.message),
  message.id,
  false,
];

const frameName = (host: OfficeHost, conversation: string, origin: string): string =>
  JSON.stringify({
    baseFrameName: "addin",
    hostInfo: `Excel$Web$16.00$${host.language}$corr-1$$$3`,
    xdmInfo: `${conversation}|${addinId}|${origin}`,
    serializerVersion: 1,
    flights: "[]",
  });

async function answer(host: OfficeHost, request: Request): Promise<unknown> {
  switch (request._actionName) {
    case "ContextActivationManager_getAppContextAsync":
      return contextOf(host);
    case "executeMethod":
      return execute(host, request._data);
    default:
      return null;
  }
}

interface MethodCall {
  readonly DdaMethod?: { readonly DispatchId?: number };
  readonly ArrayData?: readonly unknown[];
  readonly [index: number]: unknown;
}

async function execute(host: OfficeHost, data: unknown): Promise<unknown> {
  const call = data as MethodCall;
  const method = call.DdaMethod?.DispatchId;
  if (method === dispatch.processQuery) {
    const body = call.ArrayData?.[4];
    const response = await host.run(JSON.parse(String(body)) as Batch);
    return { ...success, Data: [200, [], JSON.stringify(response)] };
  }
  if (method !== dispatch.commandCompleted) return unknownMethod;
  host.commands.completed(String(call[0]), { status: call[1], data: call[2] });
  return success;
}

/** What the library asks about the application, the document and the add-in when it starts. */
const contextOf = (host: OfficeHost) => ({
  _id: addinId,
  _appName: 16,
  _appVersion: "16.0",
  _appUILocale: host.language,
  _dataLocale: host.language,
  _docUrl: host.documentName,
  _clientMode: 1,
  _settings: host.settings.entries(),
  _reason: "documentOpened",
  _osfControlType: 1,
  _eToken: "",
  _correlationId: "",
  _appInstanceId: "",
  _requirementMatrix: JSON.stringify(host.requirements),
  _hostFullVersion: "16.0.19000.1",
  _addinName: addinId,
  _appDomains: [],
  _dialogRequirementMatrix: "{}",
  _featureGates: {},
  _initialDisplayMode: 2,
  _hostCustomMessage: "",
});
