import type { FieldKey } from "../../core";
import type { RegisterPort } from "../contract/register-port";
import { SheetError } from "../contract/register-port";
import type { Choice, RegisterSession } from "../contract/register-session";
import type { Candidate } from "../contract/register-snapshot";
import type { FoundRegister } from "../find/find-register";
import { candidateId, findRegisters } from "../find/find-register";
import type { KeptPlace, RowSaid } from "../find/kept-choices";
import { placeAt } from "../find/selected-place";
import { rowKey } from "../view/row-key";
import { changeChoices, changeSaid } from "./change-choices";
import type { FollowedRegister } from "./followed-register";
import { starterRegister } from "./starter-register";

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
        changeChoices(followed, [column], (said, [header]) => {
          const fields = new Map([...said.fields].filter(([, key]) => key !== field));
          if (header !== undefined) fields.delete(header);
          if (header !== undefined && field !== null) fields.set(header, field);
          const units = new Map([...said.units].filter(([each]) => each !== header));
          return {
            ...said,
            fields,
            units,
            name: said.name.includes(header ?? "") ? [] : said.name,
          };
        }),
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

  function sayOfRow(name: string, what: RowSaid): Promise<Choice> {
    return changeSaid(followed, (said) => {
      const rows = new Map(said.rows);
      rows.set(rowKey(name), what);
      return { ...said, rows };
    });
  }
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
