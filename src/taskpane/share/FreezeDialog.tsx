import {
  Body1,
  Button,
  Caption1,
  createFocusOutlineStyle,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { FreezeShown, Frozen, SharingSession } from "../../session/contract/share";
import { narrowDialog } from "../frame/narrow-dialog";
import { takeKeyboard } from "../frame/take-keyboard";
import { freezeWords, shareWords as words } from "./share-words";

const useStyles = makeStyles({
  surface: narrowDialog,
  content: {
    ...createFocusOutlineStyle(),
    position: "relative",
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
  },
  cells: { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

type Looked = Awaited<ReturnType<SharingSession["preview"]>>;

/** Shows which cells freezing touches, and freezes them once somebody agrees. */
export function FreezeDialog({
  sharing,
  onFrozen,
  onClose,
}: {
  readonly sharing: SharingSession;
  readonly onFrozen: (frozen: Frozen) => void;
  readonly onClose: () => void;
}) {
  const styles = useStyles();
  const [looked, setLooked] = useState<Looked | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [isWriting, setWriting] = useState(false);
  /** Looked again: something was changed meanwhile. */
  const [looks, setLooks] = useState(0);
  /** What had the keyboard when this came. */
  const [asker] = useState(() => document.activeElement);

  useEffect(() => {
    let isOver = false;
    void sharing.preview().then((found) => {
      if (!isOver) setLooked(found);
    });
    return () => {
      isOver = true;
    };
  }, [sharing, looks]);

  function close(): void {
    onClose();
    requestAnimationFrame(() => {
      takeKeyboard(asker);
    });
  }

  async function agree(shown: FreezeShown): Promise<void> {
    if (isWriting) return;
    setWriting(true);
    const answer = await sharing.freeze(shown);
    setWriting(false);
    if (answer.kind === "frozen") {
      onFrozen(answer);
      requestAnimationFrame(() => {
        takeKeyboard(document.querySelector("[role=tab][aria-selected=true]"));
      });
      return;
    }
    setRefused(answer.message);
    setLooks(looks + 1);
  }

  const shown = looked?.kind === "preview" ? looked : null;
  return (
    <Dialog
      open
      modalType="modal"
      onOpenChange={(_, { open }) => {
        if (!open) close();
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{words.question}</DialogTitle>
          {/* Long lists scroll: the keyboard must be able to. */}
          <DialogContent
            className={styles.content}
            tabIndex={0}
            role="group"
            aria-label="What changes"
          >
            {looked === null && <Spinner delay={300} size="tiny" label={words.looking} />}
            {looked?.kind === "refused" && <Body1 role="alert">{looked.message}</Body1>}
            {looked?.kind === "nothing" && <Body1>{words.nothing}</Body1>}
            {shown && (
              <>
                <Body1>{freezeWords(shown)}</Body1>
                {shown.sheets.map(({ sheet, cells }) => (
                  <div key={sheet}>
                    <Body1>{sheet}</Body1>
                    <br />
                    <Caption1 className={styles.cells}>{cells.join(", ")}</Caption1>
                  </div>
                ))}
                <Body1>{words.list}</Body1>
              </>
            )}
            {refused !== null && <Body1 role="alert">{refused}</Body1>}
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{words.cancel}</Button>
            <Button
              appearance="primary"
              disabledFocusable={isWriting || shown === null}
              onClick={() => {
                if (shown) void agree(shown);
              }}
            >
              {isWriting ? words.busy : words.agree}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
