import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import type { RegisterView } from "../../session/contract/register-snapshot";
import type { Done } from "../drafts/done";
import { DoneLine } from "../drafts/DoneLine";
import { newThreat } from "../drafts/new-threat";
import type { Drafts } from "../drafts/use-drafts";
import { isSecondClick } from "../frame/double-click";
import type { View } from "../frame/view";
import { listTexts } from "../words/texts/list";

const useStyles = makeStyles({
  actions: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalM },
  // The sign of a button without a frame begins where everything else does.
  add: { marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})`, flexShrink: 0 },
  wrapping: { flexWrap: "wrap" },
});

/** What can be done to the threats, and what was done last. */
export function ThreatsActions({
  register,
  drafts,
  done,
  onView,
  onTakeBack,
}: {
  readonly register: RegisterView;
  readonly drafts: Drafts;
  /** What was done last, for whoever wonders whether it was. */
  readonly done: Done | null;
  readonly onView: (view: View) => void;
  readonly onTakeBack: () => void;
}) {
  const styles = useStyles();
  const { threats } = register;
  return (
    <div className={mergeClasses(styles.actions, styles.wrapping)}>
      <Button
        className={threats.length === 0 ? undefined : styles.add}
        appearance={threats.length === 0 ? "primary" : "subtle"}
        icon={<AddRegular />}
        onClick={(event) => {
          // The first click may have been on Save, which stood here.
          if (!isSecondClick(event)) onView({ kind: "new" });
        }}
      >
        {drafts.all.has(newThreat) ? listTexts.goOnAdding : listTexts.add}
      </Button>
      <DoneLine done={done} onTakeBack={onTakeBack} />
    </div>
  );
}
