import { answering, refusal } from "./answering";
import type { FieldKey } from "../../core";
import { amounts, fields as allFields } from "../../core";
import type { Area, RegisterPort, SheetSelection } from "../contract/register-port";
import type { Choice, RegisterSession } from "../contract/register-session";
import type { Candidate, ColumnView } from "../contract/register-snapshot";
import type { FoundRegister } from "../find/find-register";
import { candidateId, findRegisters } from "../find/find-register";
import type { KeptPlace, RowSaid, SaidOfRegister } from "../find/kept-choices";
import { saidOfRenamed } from "../find/kept-choices";
import { isWholeTable, placeAt } from "../find/selected-place";
import { readingAt } from "../find/same-place";
import { rangeShapes, saidOfShape } from "../view/range-shapes";
import { rowKey } from "../view/row-key";
import { changeChoices, changeSaid } from "./change-choices";
import type { FollowedRegister } from "./followed-register";

/** Whether a field holds money, which a unit such as thousands multiplies. */
const isAmount = (field: FieldKey | null): boolean =>
  allFields.some(({ key, quantity }) => key === field && amounts.includes(quantity));

/** What was said of a column of money to be counted in. */
const unitOfAmount = (column: ColumnView | undefined): string | null =>
  column !== undefined && isAmount(column.field) ? column.unit : null;

/** How a session chooses a register and how it is read. */
export function choosing(
  port: RegisterPort,
  followed: FollowedRegister,
): Pick<
  RegisterSession,
  | "lookAgain"
  | "candidates"
  | "choose"
  | "chooseSelection"
  | "insertStarterRegister"
  | "chooseRule"
  | "mapColumn"
  | "joinColumns"
  | "setUnit"
  | "remapColumn"
  | "shapes"
  | "chooseShape"
  | "settleUnit"
  | "leaveOut"
  | "countRow"
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
        const area = selection && (await areaSelected(selection));
        const place = area ? placeAt(area, selection.cells) : null;
        if (!place) {
          return refusal(
            "The selection has no headers. Select the header row and the threats below it.",
          );
        }
        return use(place);
      }),
    insertStarterRegister: () =>
      answering(async () => {
        const { marks, prefix } = followed.viewing();
        // Few need it, and each of them once.
        const { starterRegister } = await import(
          /* webpackChunkName: "later" */ "./starter-register"
        );
        const id = await port.create(starterRegister(marks, prefix));
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
      answering(() => {
        const seen = followed.seen()?.view.columns.find(({ id }) => id === column);
        // What money is counted in stays, whichever money it is.
        const unit = isAmount(field) ? (seen?.guessUnit ?? unitOfAmount(seen)) : null;
        return changeChoices(followed, [column], (said, [header]) => {
          const fields = new Map([...said.fields].filter(([, key]) => key !== field));
          if (header !== undefined) fields.delete(header);
          if (header !== undefined && field !== null) fields.set(header, field);
          const units = new Map([...said.units].filter(([each]) => each !== header));
          if (header !== undefined && unit !== null) units.set(header, unit);
          const scales = new Map([...said.scales].filter(([each]) => each !== header));
          return {
            ...said,
            ...{ fields, units, scales },
            name: said.name.includes(header ?? "") ? [] : said.name,
          };
        });
      }),
    setUnit: (column, unit) =>
      answering(() => {
        const field = followed.seen()?.view.columns.find(({ id }) => id === column)?.field ?? null;
        return changeChoices(followed, [column], (said, [header = ""]) => {
          const units = new Map(said.units);
          if (unit === null) units.delete(header);
          else units.set(header, unit);
          const fields = new Map(said.fields);
          // Its own header would else be read for its name, too, and may mean another field with this unit.
          if (unit !== null && field !== null) fields.set(header, field);
          return { ...said, units, fields };
        });
      }),
    remapColumn: (header, column) =>
      answering(() => {
        if (column === null) return changeSaid(followed, (said) => forgotten(said, header));
        return changeChoices(followed, [column], (said, [now = ""]) =>
          saidOfRenamed(said, new Map([[header, now]])),
        );
      }),
    shapes() {
      const [seen, place] = [followed.seen(), followed.place()];
      return seen && place && rangeShapes(seen, readingAt(followed.choices(), place));
    },
    chooseShape: (shape) =>
      answering(() => {
        const [seen, place] = [followed.seen(), followed.place()];
        const ends = seen && place && rangeShapes(seen, readingAt(followed.choices(), place));
        if (!ends) return Promise.resolve(refusal("The columns are no longer as they were."));
        return changeSaid(followed, (said) => saidOfShape(said, ends.headers, shape));
      }),
    settleUnit: (column) =>
      answering(() =>
        changeChoices(followed, [column], (said, headers) => ({
          ...said,
          settled: [...said.settled, ...headers],
        })),
      ),
    joinColumns: (columns) =>
      answering(() =>
        changeChoices(followed, columns, (said, headers) => ({
          ...said,
          name: headers.length > 1 ? headers : [],
          fields: new Map(
            [...said.fields].filter(([header]) => headers.length < 2 || !headers.includes(header)),
          ),
        })),
      ),
    leaveOut: (id) =>
      answering(async () => {
        const threat = followed.seen()?.view.threats.find((each) => each.id === id);
        if (!threat) return refusal("This row is no longer in the sheet.");
        if (rowKey(threat.name) === "") {
          return refusal(
            `${threat.address} must hold a name first, by which the row is known: "Subtotal" is one.`,
          );
        }
        return sayOfRow(threat.name, "left out");
      }),
    countRow: (name) => answering(() => sayOfRow(name, "counted")),
  };

  /** A table that is selected, and nothing beside it; else what its sheet holds. */
  async function areaSelected({ areas, cells }: SheetSelection): Promise<Area | null> {
    const [first, ...others] = areas;
    const area = first === undefined ? null : await port.read(first);
    const sheet = others.at(-1);
    if (area?.kind !== "table" || sheet === undefined || isWholeTable(area, cells)) return area;
    return port.read(sheet);
  }

  function sayOfRow(name: string, what: RowSaid): Promise<Choice> {
    return changeSaid(followed, (said) => {
      const rows = new Map(said.rows);
      rows.set(rowKey(name), what);
      return { ...said, rows };
    });
  }
}

function forgotten(said: SaidOfRegister, header: string): SaidOfRegister {
  const without = <T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
    new Map([...map].filter(([each]) => each !== header));
  return {
    ...said,
    fields: without(said.fields),
    units: without(said.units),
    scales: without(said.scales),
    name: said.name.includes(header) ? [] : said.name,
  };
}
