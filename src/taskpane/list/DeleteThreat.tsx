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
          <DialogTitle>Delete {nameOf(base)}?</DialogTitle>
          <DialogContent className={styles.content}>
            <Body1>Its row, {base.address}, leaves the register. Ctrl+Z brings it back.</Body1>
            {answer && <Answer answer={answer} columnNames={columnNames} />}
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <Button
              appearance="primary"
              disabledFocusable={isDeleting}
              onClick={() => void remove()}
            >
              {isDeleting ? "Deleting…" : "Delete"}
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
          <Body1>It was changed in the sheet meanwhile, so it is still there:</Body1>
          <ul>
            {answer.cells.map(({ column, before, theirs }) => (
              <li key={column}>
                <Body1>
                  {columnNames.get(column)}: {theirs.text || "nothing"}, no longer{" "}
                  {before.text || "nothing"}
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
