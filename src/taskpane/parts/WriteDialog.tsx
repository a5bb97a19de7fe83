import {
  Body1,
  Button,
  Checkbox,
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
import type { AdoptionShown } from "../../session/contract/adoption";
import type { Choice } from "../../session/contract/register-session";
import { narrowDialog } from "../frame/narrow-dialog";
import { takeKeyboard } from "../frame/take-keyboard";
import { useFigures } from "../words/use-figures";
import { CellChanges } from "./CellChanges";

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

/** What is to be written, before it is. */
type Shown = Pick<AdoptionShown, "kind" | "cells" | "columns" | "formulas" | "notes" | "byHand">;

/** That, or why it cannot be. */
type Looked<What> = What | { readonly kind: "refused"; readonly message: string };

/** Shows every cell that is to change, and writes them once somebody agrees. */
export function WriteDialog<What extends Shown>({
  title,
  verb,
  lead,
  look,
  write,
  onWritten,
  onClose,
  children,
}: {
  readonly title: string;
  /** On the button: "Adopt". */
  readonly verb: string;
  /** What happens, as a sentence that ends before the number of cells. */
  readonly lead: (shown: What) => string;
  /** What would be written; asked anew when it is another function. */
  readonly look: () => Promise<Looked<What>>;
  readonly write: (shown: What) => Promise<Choice>;
  readonly onWritten: (shown: What) => void;
  readonly onClose: () => void;
  /** What can be chosen besides. */
  readonly children?: ReactNode;
}) {
  const styles = useStyles();
  const { count } = useFigures();
  const [preview, setPreview] = useState<Looked<What> | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [isWriting, setWriting] = useState(false);
  /** What is to be done by hand, as somebody agreed to it. */
  const [pledged, setPledged] = useState<string | null>(null);
  /** What had the keyboard when this came. */
  const [asker] = useState(() => document.activeElement);
  /** Looked again: something was changed meanwhile. */
  const [looks, setLooks] = useState(0);

  useEffect(() => {
    let isOver = false;
    void look().then((shown) => {
      if (!isOver) setPreview(shown);
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

  async function agree(shown: What): Promise<void> {
    if (isWriting) return;
    setWriting(true);
    const choice = await write(shown);
    setWriting(false);
    if (choice.kind === "chosen") {
      onWritten(shown);
      // What asked for it may be gone with all there was to change.
      leave(() => document.querySelector("[role=tab][aria-selected=true]"));
      return;
    }
    setRefused(choice.message);
    setLooks(looks + 1);
  }

  const shown = preview?.kind === "preview" ? preview : null;
  const byHand = shown?.byHand ?? null;
  const isReady = shown !== null && (byHand === null || pledged === byHand);
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
            aria-label="What changes"
          >
            {preview === null && <Spinner delay={300} size="tiny" label="Looking at the cells" />}
            {preview?.kind === "refused" && <Body1 role="alert">{preview.message}</Body1>}
            {shown && (
              <>
                <Body1>
                  {lead(shown)}{" "}
                  {shown.cells.length === 1
                    ? "1 cell changes"
                    : `${count(shown.cells.length)} cells change`}
                  , in one step of undo:
                </Body1>
                {byHand !== null && (
                  <>
                    <Body1>{byHand}</Body1>
                    <Checkbox
                      label="I see to it"
                      checked={pledged === byHand}
                      onChange={(_, { checked }) => {
                        setPledged(checked === true ? byHand : null);
                      }}
                    />
                  </>
                )}
                <CellChanges shown={shown} />
              </>
            )}
            {children}
            {refused !== null && <Body1 role="alert">{refused}</Body1>}
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <Button
              appearance="primary"
              disabledFocusable={isWriting || !isReady}
              onClick={() => {
                if (isReady) void agree(shown);
              }}
            >
              {isWriting ? "Writing…" : verb}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
