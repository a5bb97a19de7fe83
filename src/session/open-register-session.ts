import type { Adopting } from "./adopt/adopting";
import { asking } from "./answers/ask";
import type { Calculate } from "./contract/calculate";
import type { Prove } from "./contract/prove";
import type { Rectangle, RegisterPort } from "./contract/register-port";
import type { RegisterSession } from "./contract/register-session";
import type { ReportPort, ReportSession } from "./contract/report";
import type { ScenariosSession } from "./contract/scenarios";
import { choosingAppetite } from "./follow/choose-appetite";
import { choosingControls } from "./follow/choose-controls";
import type { After } from "./contract/timer";
import { checking } from "./edit/check-draft";
import type { ThreatEdits } from "./edit/edit-threats";
import type { SeldomEdits } from "./edit/seldom-edits";
import type { MadeEdit } from "./edit/take-back";
import { choosing } from "./follow/choose-register";
import { followRegister } from "./follow/follow-register";
import type { FollowedRegister } from "./follow/followed-register";
import { followRefusals } from "./mend/follow-refusals";
import type { RefusalLog } from "./mend/refusal-log";
import { openRefusalLog } from "./mend/refusal-log";
import { reviewingLater } from "./reviews/reviewing-later";

/** What a session works with. */
export interface SessionTools {
  readonly port: RegisterPort;
  readonly after: After;
  /** The worksheet functions of this build. */
  readonly calculate: Calculate;
  /** The same, with plans proven. */
  readonly prove: Prove;
  /** How reports are written; without it there are none. */
  readonly report?: ReportPort;
}

export interface SessionOptions {
  /** The language of the content, as Office names it; undefined for the browser's own. */
  readonly locale: string | undefined;
  /** What worksheet functions refuse. */
  readonly log?: RefusalLog;
  /** Namespace of this build's functions, "" for none. */
  readonly prefix?: string;
}

/** Opens the register of a workbook. */
export function openRegisterSession(
  { port, after, calculate, prove, report }: SessionTools,
  { locale, log = openRefusalLog(), prefix = "" }: SessionOptions,
): RegisterSession {
  const followed = followRegister(port, after, locale, prefix);
  const refusals = followRefusals(log, port, after);
  const made: MadeEdit[] = [];
  const reviews = reviewingLater(
    onDemand(async () => {
      const { reviewing } = await import(/* webpackChunkName: "review" */ "./reviews/reviewing");
      return reviewing(port, after, followed, made);
    }),
  );
  const { ask, prove: proving } = asking(followed, { calculate, prove }, reviews.tables);
  const { lock, ...adoption } = adoptingLater(async () => {
    const { adopting } = await import(/* webpackChunkName: "later" */ "./adopt/adopting");
    return adopting(port, after, followed, made);
  });
  return {
    getSnapshot: followed.getSnapshot,
    subscribe: followed.subscribe,
    refresh() {
      followed.refresh();
      refusals.refresh();
    },
    close() {
      followed.close();
      refusals.close();
    },
    refusals,
    controls: { ...choosingControls(port, followed), lock },
    adoption,
    scenarios: {
      follow() {
        // Without a network now, there may be one later.
        void followed.scenarios.follow().catch(() => undefined);
      },
      show(cells) {
        const [seen, place] = [followed.scenarios.seen(), followed.scenarios.place()];
        if (seen && place) port.select(place.id, cells ?? seen.block.place).catch(followed.report);
      },
      ...tryingLater(async () => {
        const { tryingScenarios } = await import(
          /* webpackChunkName: "what-if" */ "./scenarios/trying"
        );
        const { applyingScenarios } = await import(
          /* webpackChunkName: "what-if" */ "./scenarios/applying"
        );
        return {
          ...tryingScenarios(port, after, followed, made),
          ...applyingScenarios(port, after, followed, made),
        };
      }),
    },
    appetite: choosingAppetite(port, followed),
    reviews: reviews.session,
    ask,
    prove: proving,
    isOneStep: () => port.isOneStep(),
    report:
      report === undefined
        ? null
        : reportingLater(async () => {
            const { reporting } = await import(
              /* webpackChunkName: "report" */ "./report/reporting"
            );
            return reporting(report, port, followed);
          }),
    ...showing(port, followed),
    ...choosing(port, followed),
    ...checking(followed),
    ...editingLater(async () => {
      const { editing } = await import(/* webpackChunkName: "later" */ "./edit/edit-threats");
      return editing(port, after, followed, made);
    }),
    ...fetchedLater(async () => {
      const { seldomEdits } = await import(/* webpackChunkName: "later" */ "./edit/seldom-edits");
      return seldomEdits(port, after, { followed, reviews: reviews.tables }, made, ask);
    }),
  };
}

/** Fetches something when it is wanted first. */
function onDemand<T>(fetch: () => Promise<T>): () => Promise<T> {
  let fetched: Promise<T> | null = null;
  return () => {
    fetched ??= fetch().catch((error: unknown) => {
      // Without a network now, there may be one later.
      fetched = null;
      throw error;
    });
    return fetched;
  };
}

/** Edits that are fetched when they are wanted first. */
function fetchedLater(fetch: () => Promise<SeldomEdits>): SeldomEdits {
  const edits = onDemand(fetch);
  return {
    writeUnits: async (columns) => (await edits()).writeUnits(columns),
    makeNumbers: async (cells) => (await edits()).makeNumbers(cells),
    useInFormulas: async (way) => (await edits()).useInFormulas(way),
    insertFigure: async (...figure) => (await edits()).insertFigure(...figure),
    formulaOf: async (...figure) => (await edits()).formulaOf(...figure),
    insertAnswer: async (answer) => (await edits()).insertAnswer(answer),
    formulaOfAnswer: async (answer) => (await edits()).formulaOfAnswer(answer),
    showFormula: async () => (await edits()).showFormula(),
    giveScale: async () => (await edits()).giveScale(),
    forgetScale: async (column) => (await edits()).forgetScale(column),
    showScale: async () => (await edits()).showScale(),
  };
}

function editingLater(fetch: () => Promise<ThreatEdits>): ThreatEdits {
  const edits = onDemand(fetch);
  return {
    save: async (...save) => (await edits()).save(...save),
    add: async (values) => (await edits()).add(values),
    duplicate: async (id) => (await edits()).duplicate(id),
    remove: async (base) => (await edits()).remove(base),
    takeBack: async () => (await edits()).takeBack(),
  };
}

function adoptingLater(fetch: () => Promise<Adopting>): Adopting {
  const edits = onDemand(fetch);
  return {
    lock: async (...lock) => (await edits()).lock(...lock),
    preview: async (...wanted) => (await edits()).preview(...wanted),
    adopt: async (shown) => (await edits()).adopt(shown),
  };
}

function reportingLater(fetch: () => Promise<ReportSession>): ReportSession {
  const report = onDemand(fetch);
  return {
    preview: async (wish) => (await report()).preview(wish),
    write: async (shown) => (await report()).write(shown),
  };
}

type Trying = Omit<ScenariosSession, "follow" | "show">;

function tryingLater(fetch: () => Promise<Trying>): Trying {
  const edits = onDemand(fetch);
  return {
    add: async (row) => (await edits()).add(row),
    discard: async (scenario) => (await edits()).discard(scenario),
    preview: async (scenario) => (await edits()).preview(scenario),
    apply: async (shown) => (await edits()).apply(shown),
  };
}

function showing(
  port: RegisterPort,
  followed: FollowedRegister,
): Pick<RegisterSession, "show" | "reveal"> {
  const show = (cells?: Rectangle): void => {
    const place = followed.place();
    const seen = followed.seen();
    if (!place || !seen) return;
    port.select(place.id, cells ?? seen.block.place).catch(followed.report);
  };
  return {
    show,
    reveal(id, column) {
      const threat = followed.seen()?.view.threats.find((each) => each.id === id);
      const cell = column === undefined ? undefined : threat?.byColumn.get(column);
      if (threat) show(cell?.cells ?? threat.cells);
    },
  };
}
