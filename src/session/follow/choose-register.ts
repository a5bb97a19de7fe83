import { answering, refusal } from "./answering";
import type { RegisterPort } from "../contract/register-port";
import type { Choice, RegisterSession } from "../contract/register-session";
import type { Candidate } from "../contract/register-snapshot";
import type { FoundRegister } from "../find/find-register";
import { candidateId, findRegisters } from "../find/find-register";
import { threatTable } from "../find/table-kind";
import type { KeptPlace, RowSaid } from "../find/kept-choices";
import { areaSelected, placeAt } from "../find/selected-place";
import { readingAt } from "../find/same-place";
import { rangeShapes, saidOfShape } from "../view/range-shapes";
import { rowKey } from "../view/row-key";
import { changeChoices, changeSaid } from "./change-choices";
import type { FollowedRegister } from "./followed-register";
import { registerOf } from "./followed-table";
import { mappingColumns } from "./map-columns";

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
  const register = registerOf(followed);
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
        const found = await findRegisters(port, threatTable);
        return found.map((each) => ({ ...each.candidate, isChosen: isUsed(each) }));
      } catch (error) {
        followed.report(error);
        return [];
      }
    },
    choose: (id) =>
      answering(async () => {
        const found = (await findRegisters(port, threatTable)).find(
          ({ candidate }) => candidate.id === id,
        );
        return found ? use(found.place) : refusal("These cells are no longer there. Look again.");
      }),
    chooseSelection: () =>
      answering(async () => {
        const selection = await port.selection();
        const area = selection && (await areaSelected(port, selection));
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
    ...mappingColumns(register),
    shapes() {
      const [seen, place] = [followed.seen(), followed.place()];
      return seen && place && rangeShapes(seen, readingAt(followed.choices().readings, place));
    },
    chooseShape: (shape) =>
      answering(() => {
        const [seen, place] = [followed.seen(), followed.place()];
        const ends =
          seen && place && rangeShapes(seen, readingAt(followed.choices().readings, place));
        if (!ends) return Promise.resolve(refusal("The columns are no longer as they were."));
        return changeSaid(register, (said) => saidOfShape(said, ends.headers, shape));
      }),
    settleUnit: (column) =>
      answering(() =>
        changeChoices(register, [column], (said, headers) => ({
          ...said,
          settled: [...said.settled, ...headers],
        })),
      ),
    joinColumns: (columns) =>
      answering(() =>
        changeChoices(register, columns, (said, headers) => ({
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

  function sayOfRow(name: string, what: RowSaid): Promise<Choice> {
    return changeSaid(register, (said) => {
      const rows = new Map(said.rows);
      rows.set(rowKey(name), what);
      return { ...said, rows };
    });
  }
}
