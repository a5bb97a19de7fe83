import {
  Body1,
  Button,
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
import { type ReactNode, useEffect, useState } from "react";
import { narrowDialog } from "../frame/narrow-dialog";
import { takeKeyboard } from "../frame/take-keyboard";
import { frameTexts } from "../words/texts/frame";

const useStyles = makeStyles({
  surface: narrowDialog,
  content: {
    ...createFocusOutlineStyle(),
    position: "relative",
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
  },
});

interface Refused {
  readonly kind: "refused";
  readonly message: string;
}

/** Shows what is to change before anything does, and lets somebody agree. What came of it is looked at again where it was refused. */
export function LookFirst<
  Shown extends { readonly kind: string },
  Written extends { readonly kind: string },
>({
  title,
  verb,
  looking,
  look,
  isReady,
  write,
  onWritten,
  onClose,
  children,
}: {
  readonly title: string;
  /** On the button: "Adopt". */
  readonly verb: string;
  /** While it is looked: "Looking at the cells". */
  readonly looking: string;
  /** What would be written; asked anew when it is another function. */
  readonly look: () => Promise<Shown | Refused>;
  /** Whether what is shown may be written as it is. */
  readonly isReady: (shown: Shown) => boolean;
  readonly write: (shown: Shown) => Promise<Written | Refused>;
  readonly onWritten: (written: Written, shown: Shown) => void;
  readonly onClose: () => void;
  /** @param shown null while it is looked, and where it is refused */
  readonly children: (shown: Shown | null) => ReactNode;
}) {
  const styles = useStyles();
  const [preview, setPreview] = useState<Shown | Refused | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [isWriting, setWriting] = useState(false);
  /** What had the keyboard when this came. */
  const [asker] = useState(() => document.activeElement);
  /** Looked again: something was changed meanwhile. */
  const [looks, setLooks] = useState(0);

  useEffect(() => {
    let isOver = false;
    void look().then((found) => {
      if (!isOver) setPreview(found);
    });
    return () => {
      isOver = true;
    };
  }, [look, looks]);

  function leave(to: () => Element | null): void {
    requestAnimationFrame(() => {
      takeKeyboard(to());
    });
  }

  function close(): void {
    onClose();
    leave(() => asker);
  }

  async function agree(shown: Shown): Promise<void> {
    if (isWriting) return;
    setWriting(true);
    const written = await write(shown);
    setWriting(false);
    if (isRefused(written)) {
      setRefused(written.message);
      setLooks(looks + 1);
      return;
    }
    onWritten(written, shown);
    // What asked for it may be gone with all there was to change.
    leave(() => document.querySelector("[role=tab][aria-selected=true]"));
  }

  const shown = preview === null || isRefused(preview) ? null : preview;
  const ready = shown !== null && isReady(shown) ? shown : null;
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
          <DialogTitle>{title}</DialogTitle>
          {/* Long lists scroll: the keyboard must be able to. */}
          <DialogContent
            className={styles.content}
            tabIndex={0}
            role="group"
            aria-label={frameTexts.whatChanges}
          >
            {preview === null && <Spinner delay={300} size="tiny" label={looking} />}
            {preview !== null && isRefused(preview) && (
              <Body1 role="alert">{preview.message}</Body1>
            )}
            {children(shown)}
            {refused !== null && <Body1 role="alert">{refused}</Body1>}
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{frameTexts.cancel}</Button>
            <Button
              appearance="primary"
              disabledFocusable={isWriting || ready === null}
              onClick={() => {
                if (ready) void agree(ready);
              }}
            >
              {isWriting ? frameTexts.writing : verb}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

const isRefused = (answer: { readonly kind: string }): answer is Refused =>
  answer.kind === "refused";
