import type { OfficeHost } from "./office-host";
import { themeText } from "./office-theme";
import type { FunctionsWindow } from "./functions/function-tap";
import type { Batch, HostMessage } from "./protocol/wire";

/*
 * Excel on the desktop puts two things into an add-in's window before office.js runs: a bridge that carries messages as
 * text, and window.external with what the older parts of the library ask.
 */

/** The bridge office.js looks for. It fills in the second method. */
interface NativeBridge {
  sendMessageToHost(text: string): void;
  onMessageFromHost?: (text: string) => void;
}

/** The add-in's window, as far as the host puts something into it or takes something out. */
export interface AddinWindow extends FunctionsWindow {
  _richApiNativeBridge?: unknown;
  external?: unknown;
  readonly sessionStorage?: { removeItem(key: string): void };
}

interface BridgeRequest {
  readonly id: number;
  readonly message: { readonly url: string; readonly body: Batch | string };
}

/** Numbers of the old interface: methods and events that still go through window.external. */
const dispatch = { commandCompleted: 94, commandInvoked: 39 } as const;

/** What the old interface answers to a method it does not have. */
const unknownMethod = 5001;

const kind = { response: 2, event: 3 } as const;

/**
 * Makes a window one of an add-in in this workbook, in place of the window before. Must happen before office.js is
 * evaluated in it.
 */
export function prepareDesktopWindow(host: OfficeHost, window: AddinWindow): void {
  const bridge = bridgeTo(host);
  host.attach({
    window,
    send: (messages: readonly HostMessage[]) => {
      bridge.onMessageFromHost?.(
        JSON.stringify({ type: kind.event, message: { entries: messages } }),
      );
    },
  });
  window._richApiNativeBridge = bridge;
  Object.defineProperty(window, "external", {
    value: externalOf(host),
    configurable: true,
    writable: true,
  });
  void host.ready().then(() => {
    // Else a pane opened on its own in the same browser tab would take itself for one in Excel, and hang.
    window.sessionStorage?.removeItem("hostInfoValue");
  });
}

function bridgeTo(host: OfficeHost): NativeBridge {
  const answer = async (request: BridgeRequest): Promise<void> => {
    const { body } = request.message;
    const batch = typeof body === "string" ? (JSON.parse(body) as Batch) : body;
    const response = await host.run(batch);
    bridge.onMessageFromHost?.(
      JSON.stringify({
        id: request.id,
        type: kind.response,
        message: { statusCode: 200, headers: {}, body: response },
      }),
    );
  };
  const bridge: NativeBridge = {
    sendMessageToHost: (text) => {
      void answer(JSON.parse(text) as BridgeRequest);
    },
  };
  return bridge;
}

type Done = (result: unknown) => void;

/** The library expects its answers later, never within the call. */
const later = (done: Done | undefined, result: unknown): void => {
  if (done) setTimeout(done, 0, result);
};

function externalOf(host: OfficeHost) {
  const context = contextOf(host);
  return {
    GetContext: () => context,
    GetHostInfo: () => `Excel$Win32$16.01$${host.language}$corr-1$$disableLogging$3`,
    GetLoggingAllowed: () => false,
    Execute: (id: number, params: ArrayLike<unknown>, done?: Done) => {
      if (id !== dispatch.commandCompleted) {
        later(done, { toArray: () => [unknownMethod] });
        return;
      }
      const [command, status, data] = Array.from(params);
      host.commands.completed(String(command), { status, data });
      later(done, { toArray: () => [0] });
    },
    RegisterEvent: (
      id: number,
      _target: string,
      handler: (id: number, args: readonly unknown[]) => void,
      done?: Done,
    ) => {
      if (id === dispatch.commandInvoked) {
        host.commands.begin((command, functionName, source) => {
          handler(id, [command, functionName, source]);
        });
      }
      later(done, id === dispatch.commandInvoked ? 0 : unknownMethod);
    },
    UnregisterEvent: (_id: number, _target: string, done?: Done) => {
      later(done, 0);
    },
  };
}

/** What the library asks about the application, the document and the add-in. */
function contextOf(host: OfficeHost) {
  const settings = {
    Read: (keys: string[], values: string[]) => {
      for (const [key, text] of host.settings.entries()) {
        keys.push(key);
        values.push(text);
      }
    },
    Write: (keys: ArrayLike<string>, values: ArrayLike<string>) => {
      const texts = Array.from(values);
      host.settings.replace(
        Array.from(keys).map((key, index) => [key, texts[index] ?? "null"] as const),
      );
    },
  };
  return {
    GetActivationMode: () => 0,
    GetAppCapabilities: () => 1,
    GetAppDataLocale: () => host.language,
    GetAppType: () => 1,
    GetAppUILocale: () => host.language,
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetCommerceAllowed: () => false,
    GetControlIntegrationLevel: () => 1,
    GetCorrelationId: () => "",
    GetDocUrl: () => host.documentName,
    GetHostFullVersion: () => "16.0.19000.1",
    GetInitialDisplayMode: () => 2,
    GetInstanceId: () => "",
    GetOfficeThemeInfo: () => themeText(host.theme),
    GetSettings: () => settings,
    GetSolutionRef: () => "outspend",
    GetSolutionToken: () => "",
    GetSupportedMatrix: () => JSON.stringify(host.requirements),
    GetTouchEnabled: () => false,
  };
}
