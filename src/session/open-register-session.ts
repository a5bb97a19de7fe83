import type { FieldKey } from "../core";
import { checkDraft } from "./check-draft";
import { candidateId, findRegisters, type FoundRegister } from "./find-register";
import { type FollowedRegister, followRegister } from "./follow-register";
import { changeChoices } from "./change-choices";
import { inTime } from "./in-time";
import type { KeptPlace } from "./kept-choices";
import { locateKept } from "./kept-range";
import { placeAt } from "./selected-place";
import { planAdd, planDuplicate, planRemove } from "./plan-row";
import { type Plan, planSave } from "./plan-save";
import type { Rectangle, RegisterPort } from "./register-port";
import { SheetError } from "./register-port";
import type { Choice, DraftReading, RegisterSession, SaveResult } from "./register-session";
import type { Candidate, ThreatView } from "./register-snapshot";
import { starterRegister } from "./starter-register";
import { noFigures } from "./threat-figures";
import type { After } from "./timer";
import { troubleOf } from "./trouble";
import { type SeenRegister, viewRegister } from "./view-register";
import { afterWrite } from "./after-write";

/**
 * Opens the register of a workbook.
 *
 * @param locale the language of the content, as Office names it; undefined for the browser's own
 */
export function openRegisterSession(
  port: RegisterPort,
  after: After,
  locale: string | undefined,
): RegisterSession {
  const followed = followRegister(port, after, locale);
  return {
    getSnapshot: followed.getSnapshot,
    subscribe: followed.subscribe,
    refresh: followed.refresh,
    close: followed.close,
    ...showing(port, followed),
    ...choosing(port, followed),
    ...editing(port, after, followed),
  };
}

type Part<K extends keyof RegisterSession> = Pick<RegisterSession, K>;

function showing(port: RegisterPort, followed: FollowedRegister): Part<"show" | "reveal"> {
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

function choosing(
  port: RegisterPort,
  followed: FollowedRegister,
): Part<
  | "lookAgain"
  | "candidates"
  | "choose"
  | "chooseSelection"
  | "insertStarterRegister"
  | "chooseRule"
  | "mapColumn"
  | "joinColumns"
> {
  const isUsed = ({ place }: FoundRegister): boolean => {
    const used = followed.seen() && followed.place();
    return used !== null && candidateId(used) === candidateId(place);
  };

  const use = async (place: KeptPlace | null): Promise<Choice> => {
    await followed.keep({ ...followed.choices(), place });
    return { kind: "chosen" };
  };

  return {
    lookAgain() {
      followed.forget();
      void answering(() => use(null)).then((choice) => {
        if (choice.kind === "refused") followed.refresh();
      });
    },
    async candidates(): Promise<readonly Candidate[]> {
      try {
        const found = await findRegisters(port);
        return found.map((each) => ({ ...each.candidate, isChosen: isUsed(each) }));
      } catch (error) {
        followed.report(error);
        return [];
      }
    },
    choose: (id) =>
      answering(async () => {
        const found = (await findRegisters(port)).find(({ candidate }) => candidate.id === id);
        return found ? use(found.place) : refusal("These cells are no longer there. Look again.");
      }),
    chooseSelection: () =>
      answering(async () => {
        const selection = await port.selection();
        const [id] = selection?.areas ?? [];
        const area = id === undefined ? null : await port.read(id);
        const place = area && selection ? placeAt(area, selection.cells) : null;
        if (!place) {
          return refusal(
            "The selection has no headers. Select the header row and the threats below it.",
          );
        }
        return use(place);
      }),
    insertStarterRegister: () =>
      answering(async () => {
        const id = await port.create(starterRegister);
        const area = await port.read(id);
        const place = area && placeAt(area, { row: 0, column: 0, rows: 1, columns: 1 });
        return use(place);
      }),
    chooseRule: (rule) =>
      answering(async () => {
        await followed.keep({ ...followed.choices(), rule });
        return { kind: "chosen" };
      }),
    mapColumn: (column: string, field: FieldKey | null) =>
      answering(() =>
        changeChoices(followed, [column], (choices, [header]) => {
          const fields = new Map([...choices.fields].filter(([, key]) => key !== field));
          if (header !== undefined) fields.delete(header);
          if (header !== undefined && field !== null) fields.set(header, field);
          return {
            ...choices,
            fields,
            name: choices.name.includes(header ?? "") ? [] : choices.name,
          };
        }),
      ),
    joinColumns: (columns) =>
      answering(() =>
        changeChoices(followed, columns, (choices, headers) => ({
          ...choices,
          name: headers.length > 1 ? headers : [],
          fields: new Map(
            [...choices.fields].filter(
              ([header]) => headers.length < 2 || !headers.includes(header),
            ),
          ),
        })),
      ),
  };
}

const refusal = (message: string): Choice => ({ kind: "refused", message });

/** A refusal of the workbook is an answer; anything else is a defect. */
async function answering(work: () => Promise<Choice>): Promise<Choice> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SheetError) return refusal(error.message);
    throw error;
  }
}

/** What an edit writes, and the row it leads to, as the sheet counts; null for the row of the threat it began with. */
interface Edit {
  readonly plan: Plan;
  readonly row: number | null;
}

const unsure =
  "The workbook did not answer in time. Look in the sheet whether the change is there before you try again.";

function editing(
  port: RegisterPort,
  after: After,
  followed: FollowedRegister,
): Part<"check" | "save" | "add" | "duplicate" | "remove"> {
  /** Reads, decides and writes in one breath. */
  async function edit(
    threat: ThreatView | null,
    plan: (seen: SeenRegister, now: ThreatView | null) => Edit,
  ): Promise<SaveResult> {
    const place = followed.place();
    if (!place) return gone(threat);
    const viewing = followed.viewing();
    try {
      const changed = port.change(place.id, locateKept(place), (block) => {
        const refused = (answer: SaveResult) => ({
          change: null,
          answer: { refusal: answer, row: null, next: null },
        });
        if (!block) return refused(gone(threat));
        const seen = viewRegister(block, viewing, followed.seen());
        const now = seen.view.threats.find(({ id }) => id === threat?.id) ?? null;
        if (threat && !now) return refused(gone(threat));
        const { plan: planned, row } = plan(seen, now);
        const { change, refusal: why } = planned;
        const next =
          change?.kind === "write" && now ? afterWrite(seen, change, now, viewing) : seen;
        return { change, answer: { refusal: why, row, next } };
      });
      const outcome = await inTime(changed, after, unsure);
      if (outcome.next) followed.see(outcome.next);
      await followed.refreshed();
      if (outcome.refusal) return outcome.refusal;
      const at = followed.seen()?.view.threats.find(({ cells }) => cells.row === outcome.row);
      return { kind: "saved", threat: outcome.row === null ? (threat?.id ?? "") : (at?.id ?? "") };
    } catch (error) {
      if (!(error instanceof SheetError)) throw error;
      if (error.failure === "cell-edit" || error.failure === "connection") followed.report(error);
      return { kind: "refused", trouble: troubleOf(error) };
    }
  }

  const threatOf = (id: string): ThreatView | undefined =>
    followed.seen()?.view.threats.find((each) => each.id === id);

  return {
    check(threat, typed): DraftReading {
      const seen = followed.seen();
      const { choices, marks } = followed.viewing();
      if (seen) return checkDraft(seen, threat, typed, choices, marks);
      return { findings: [], figures: noFigures, values: new Map() };
    },
    save: (base, changes, options = {}) =>
      edit(base, ({ view }, now) => ({
        plan: planSave(base, now ?? base, view.columns, changes, options, followed.viewing().marks),
        row: null,
      })),
    add: (values) =>
      edit(null, (seen) => {
        const plan = planAdd(seen, values, followed.viewing().marks);
        return { plan, row: plan.row };
      }),
    duplicate: (id) => {
      const threat = threatOf(id);
      if (!threat) return Promise.resolve(gone(null));
      return edit(threat, (seen, now) => {
        const plan = planDuplicate(seen, now ?? threat);
        return { plan, row: plan.row };
      });
    },
    remove: (base) =>
      edit(base, (seen, now) => ({ plan: planRemove(seen, base, now ?? base), row: null })),
  };
}

function gone(threat: ThreatView | null): SaveResult {
  const what = threat && threat.name !== "" ? `${threat.name} is` : "This is";
  return { kind: "gone", message: `${what} no longer in the sheet. Nothing was changed.` };
}
