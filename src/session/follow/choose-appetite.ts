import type { RegisterPort } from "../contract/register-port";
import { overlap } from "../contract/rectangle";
import type { AppetiteSession, Choice } from "../contract/register-session";
import type { KeptAppetite } from "../find/kept-choices";
import { areaSelected, placeAt } from "../find/selected-place";
import { answering, refusal } from "./answering";
import type { FollowedRegister } from "./followed-register";

/** How a session finds, chooses and reads the risk appetite. */
export function choosingAppetite(port: RegisterPort, followed: FollowedRegister): AppetiteSession {
  const keep = async (appetite: KeptAppetite | null): Promise<Choice> => {
    await followed.keep({ ...followed.choices(), appetite });
    return { kind: "chosen" };
  };
  return {
    follow() {
      // Without a network now, there may be one later.
      void followed.appetite.follow().catch(() => undefined);
    },
    chooseSelection: () =>
      answering(async () => {
        const selection = await port.selection();
        const area = selection && (await areaSelected(port, selection));
        const isCell = area?.kind === "sheet" && selection?.cells.rows === 1;
        const place = area && !isCell ? placeAt(area, selection.cells) : null;
        if (place === null || place.headers.length < 2) {
          return refusal(
            "Select two columns with their headers, losses and how likely a year may be to cost more, then choose again.",
          );
        }
        const register = followed.seen()?.block;
        if (
          selection !== null &&
          selection.sheet === register?.area.sheet &&
          overlap(selection.cells, register.place)
        ) {
          return refusal(
            "That is the register. Select the table that says what is accepted, then choose again.",
          );
        }
        return keep({ place, columns: null });
      }),
    chooseColumns: (loss, allowed) =>
      answering(async () => {
        const place = followed.appetite.place();
        if (place === null) return refusal("The table is no longer in the sheet.");
        if (loss === allowed) {
          return refusal("Losses and how likely they may be are two columns: choose another one.");
        }
        return keep({ place, columns: { loss, allowed } });
      }),
    forget: () => answering(() => keep(null)),
    show() {
      const [seen, place] = [followed.appetite.seen(), followed.appetite.place()];
      if (seen && place) port.select(place.id, seen.block.place).catch(followed.report);
    },
  };
}
