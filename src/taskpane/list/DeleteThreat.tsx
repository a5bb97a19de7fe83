import {
  Body1,
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import type { RegisterSession, SaveResult } from "../../session/contract/register-session";
import type { ThreatView } from "../../session/contract/register-snapshot";
import { narrowDialog } from "../frame/narrow-dialog";
import { takeKeyboard } from "../frame/take-keyboard";
import { frameTexts } from "../words/texts/frame";
import { listTexts } from "../words/texts/list";
import { nameOf } from "../words/threat-words";

const useStyles = makeStyles({
  surface: narrowDialog,
  content: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
});

/** Asks before a row is taken out of the sheet. */
export function DeleteThreat({
  threat,
  columnNames,
  session,
  onDeleted,
  onClose,
}: {
  readonly threat: ThreatView;
  readonly columnNames: ReadonlyMap<string, string>;
  readonly session: RegisterSession;
  readonly onDeleted: (threat: ThreatView) => void;
  readonly onClose: () => void;
}) {
  const styles = useStyles();
  /** As it was last seen by the user: after a conflict, as it is now. */
  const [base, setBase] = useState(threat);
  const [answer, setAnswer] = useState<SaveResult | null>(null);
  const [isDeleting, setDeleting] = useState(false);
  /** What had the keyboard when the question came. */
  const [asker] = useState(() => document.activeElement);

  function close(): void {
    onClose();
    requestAnimationFrame(() => {
      takeKeyboard(asker);
    });
  }

  async function remove(): Promise<void> {
    if (isDeleting) return;
    setDeleting(true);
    const result = await session.remove(base);
    setDeleting(false);
    if (result.kind === "saved") onDeleted(threat);
    else setAnswer(result);
    if (result.kind === "conflict") setBase(result.current);
  }

  return (
    <Dialog
      open
      modalType="alert"
      onOpenChange={(_, { open }) => {
        if (!open) close();
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{listTexts.deleteQuestion(nameOf(base))}</DialogTitle>
          <DialogContent className={styles.content}>
            <Body1>{listTexts.rowLeaves(base.address)}</Body1>
            {answer && <Answer answer={answer} columnNames={columnNames} />}
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{frameTexts.cancel}</Button>
            <Button
              appearance="primary"
              disabledFocusable={isDeleting}
              onClick={() => void remove()}
            >
              {isDeleting ? listTexts.deleting : listTexts.delete}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** Why it was not deleted. */
function Answer({
  answer,
  columnNames,
}: {
  readonly answer: SaveResult;
  readonly columnNames: ReadonlyMap<string, string>;
}) {
  switch (answer.kind) {
    case "conflict":
      return (
        <div role="alert">
          <Body1>{listTexts.changedMeanwhile}</Body1>
          <ul>
            {answer.cells.map(({ column, before, theirs }) => (
              <li key={column}>
                <Body1>
                  {listTexts.noLonger(columnNames.get(column) ?? "", theirs.text, before.text)}
                </Body1>
              </li>
            ))}
          </ul>
        </div>
      );
    case "gone":
      return <Body1 role="alert">{answer.message}</Body1>;
    case "refused":
      return <Body1 role="alert">{answer.trouble.message}</Body1>;
    case "saved":
    case "formulas":
      return null;
  }
}
