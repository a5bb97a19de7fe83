import type { AdoptedTable, AdoptionSession } from "../contract/adoption";
import type { RegisterPort } from "../contract/register-port";
import type { ControlsSession } from "../contract/register-session";
import type { After } from "../contract/timer";
import type { MadeEdit } from "../edit/take-back";
import { refusal } from "../follow/answering";
import type { FollowedRegister } from "../follow/followed-register";
import { sameParts } from "../view/same-parts";
import { controlsTable } from "./edited-table";
import { changedSince, protectedIn } from "./not-written";
import { type BothTables, planAdoption } from "./plan-adoption";
import { placesOfBoth, type PlacesOfBoth } from "./read-tables";
import { TableDraft } from "./table-draft";
import { writingBoth } from "./write-both";

/** What the pane's first sight does without. */
export type Adopting = AdoptionSession & Pick<ControlsSession, "lock">;

const noTables = {
  register: "The register is no longer in the sheet. Nothing was changed.",
  controls: "The table of controls is no longer in the sheet. Nothing was changed.",
} as const satisfies Record<AdoptedTable, string>;

/**
 * How a session lets the register learn what controls do, and says which of them a plan may fund.
 *
 * @param made edits that can be taken back, the last one last
 */
export function adopting(
  port: RegisterPort,
  after: After,
  followed: FollowedRegister,
  made: MadeEdit[],
): Adopting {
  const { write } = writingBoth(port, after, followed, made);
  const lacking = (): string => (followed.seen() ? noTables.controls : noTables.register);

  const isSelected = ({ register, controls }: PlacesOfBoth): BothTables["isSelected"] => ({
    register: register.extent !== null,
    controls: controls.extent !== null,
  });

  return {
    preview(names, options) {
      const places = placesOfBoth(followed);
      const [register, controls] = [followed.seen(), followed.controls.seen()];
      if (!places || !register || !controls) return Promise.resolve(refused(lacking()));
      const tables = { register, controls, isSelected: isSelected(places) };
      const plan = planAdoption(tables, names, options, followed.viewing().marks);
      return Promise.resolve(typeof plan === "string" ? refused(plan) : plan.shown);
    },

    adopt(shown) {
      const places = placesOfBoth(followed);
      if (!places) return Promise.resolve(refusal(lacking()));
      const { marks } = followed.viewing();
      const name =
        shown.controls.length === 1
          ? (shown.controls[0] ?? "")
          : `${shown.controls.length} controls`;
      return write(places, { kind: "adopt", name }, ({ register, controls }) => {
        if (!controls) return noTables.controls;
        const tables = { register, controls, isSelected: isSelected(places) };
        const plan = planAdoption(tables, shown.controls, shown.options, marks);
        if (typeof plan === "string") return plan;
        if (!sameParts(plan.shown, shown)) return changedSince(shown, plan.shown);
        return (
          protectedIn(register, controls) ?? { register: plan.register, controls: plan.controls }
        );
      });
    },

    lock(id, word) {
      const places = placesOfBoth(followed);
      if (!places) return Promise.resolve(refusal(lacking()));
      const name =
        followed.controls.seen()?.view.controls.find((each) => each.id === id)?.name ?? "";
      return write(places, { kind: "lock", name }, ({ controls }) => {
        const control = controls?.view.controls.find((each) => each.id === id);
        if (!controls || !control)
          return "This control is no longer in the sheet. Nothing was changed.";
        const table = controlsTable(controls, isSelected(places).controls);
        const draft = new TableDraft(table, followed.viewing().marks);
        const row = control.cells.row - controls.block.place.row;
        draft.put(row, control.name, "inPlan", word);
        const [formula] = draft.formulas;
        if (formula)
          return `${formula.subject} holds a formula: write must or never there by hand.`;
        return draft.refusal() ?? { register: null, controls: draft.change() };
      });
    },
  };
}

const refused = (message: string) => ({ kind: "refused", message }) as const;
