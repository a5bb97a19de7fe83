import { Button, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import type { RegisterView } from "../../session/contract/register-snapshot";
import { draftsTexts } from "../words/texts/drafts";
import { nameOf } from "../words/threat-words";
import { DraftsElsewhere } from "./DraftsElsewhere";
import { newThreat } from "./new-threat";
import type { Shelves } from "./shelved-drafts";
import type { Drafts } from "./use-drafts";

const useStyles = makeStyles({
  draft: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalM },
});

/** What was typed of threats that have left the sheet, and of other registers: nothing typed is lost without a word. */
export function DraftsLeft({
  register,
  drafts,
  elsewhere,
  onOpen,
}: {
  readonly register: RegisterView;
  readonly drafts: Drafts;
  /** Drafts of other registers. */
  readonly elsewhere: Shelves;
  readonly onOpen: (threat: string) => void;
}) {
  const styles = useStyles();
  const lost = [...drafts.all].filter(
    ([key]) => key !== newThreat && !register.threats.some(({ id }) => id === key),
  );
  return (
    <>
      {lost.map(([id, { base }]) => (
        <div key={id} className={styles.draft}>
          <Caption1>{draftsTexts.leftUnsaved(base && nameOf(base))}</Caption1>
          <Button
            size="small"
            onClick={() => {
              onOpen(id);
            }}
          >
            {draftsTexts.open}
          </Button>
        </div>
      ))}
      <DraftsElsewhere shelves={elsewhere} />
    </>
  );
}
