import {
  Body1,
  Button,
  Caption1,
  Checkbox,
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
import type { AdoptedCell, AdoptionPreview, AdoptionShown } from "../../session/contract/adoption";
import type { RegisterSession } from "../../session/contract/register-session";
import { plainList } from "../parts/list-styles";
import { takeKeyboard } from "../frame/take-keyboard";
import { useFigures } from "../words/use-figures";

const useStyles = makeStyles({
  surface: {
    padding: tokens.spacingHorizontalL,
    // Fluent lets it touch the edges of so narrow a window.
    "@media screen and (max-width: 480px)": {
      maxWidth: `calc(100vw - 2 * ${tokens.spacingHorizontalM})`,
    },
  },
  content: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  list: { ...plainList, rowGap: tokens.spacingVerticalXS },
  cell: { display: "flex", flexDirection: "column" },
  change: { fontVariantNumeric: "tabular-nums" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Shows every cell that changes when a plan is adopted, and writes them. */
export function AdoptPlan({
  controls,
  session,
  onAdopted,
  onClose,
}: {
  /** Names of those the plan buys. */
  readonly controls: readonly string[];
  readonly session: RegisterSession;
  readonly onAdopted: (shown: AdoptionShown) => void;
  readonly onClose: () => void;
}) {
  const styles = useStyles();
  const { count } = useFigures();
  const [leaveSpend, setLeaveSpend] = useState(false);
  const [preview, setPreview] = useState<AdoptionPreview | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [isWriting, setWriting] = useState(false);
  /** What had the keyboard when this came. */
  const [asker] = useState(() => document.activeElement);
  /** Looked again: something was changed meanwhile. */
  const [looks, setLooks] = useState(0);

  useEffect(() => {
    let isOver = false;
    void session.adoption.preview(controls, { leaveSpend }).then((shown) => {
      if (!isOver) setPreview(shown);
    });
    return () => {
      isOver = true;
    };
  }, [session, controls, leaveSpend, looks]);

  function leave(to: () => Element | null): void {
    requestAnimationFrame(() => {
      takeKeyboard(to());
    });
  }

  function close(): void {
    onClose();
    leave(() => asker);
  }

  async function adopt(shown: AdoptionShown): Promise<void> {
    if (isWriting) return;
    setWriting(true);
    const choice = await session.adoption.adopt(shown);
    setWriting(false);
    if (choice.kind === "chosen") {
      onAdopted(shown);
      // What asked for it may be gone with all there was to buy.
      leave(() => document.querySelector("[role=tab][aria-selected=true]"));
      return;
    }
    setRefused(choice.message);
    setLooks(looks + 1);
  }

  const shown = preview?.kind === "preview" ? preview : null;
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
          <DialogTitle>Adopt the plan?</DialogTitle>
          <DialogContent className={styles.content}>
            {preview === null && <Spinner delay={300} size="tiny" label="Looking at the cells" />}
            {preview?.kind === "refused" && <Body1 role="alert">{preview.message}</Body1>}
            {shown && (
              <>
                <Body1>
                  The register learns what {listed(shown.controls)}{" "}
                  {shown.controls.length === 1 ? "does" : "do"}.{" "}
                  {shown.cells.length === 1
                    ? "1 cell changes"
                    : `${count(shown.cells.length)} cells change`}
                  , in one step of undo:
                </Body1>
                {shown.columns.length > 0 && (
                  <Body1>
                    {shown.columns.length === 1 ? "A new column" : "New columns"}:{" "}
                    {shown.columns
                      .map(({ header, address }) => `${header} (${address})`)
                      .join(", ")}
                    .
                  </Body1>
                )}
                <ul className={styles.list} role="list">
                  {shown.cells.map((cell) => (
                    <ChangedCell key={cell.address} cell={cell} />
                  ))}
                </ul>
                {shown.formulas.length > 0 && (
                  <div>
                    <Body1>These cells hold formulas and stay as they are:</Body1>
                    <ul className={styles.list} role="list">
                      {shown.formulas.map(({ address, subject, formula, needed }) => (
                        <li key={address} className={styles.cell}>
                          <Body1>
                            {subject}: {formula}
                          </Body1>
                          <Caption1 className={styles.quiet}>
                            {address}, would have to come to {needed}
                          </Caption1>
                        </li>
                      ))}
                    </ul>
                  </div>
                )}
                {shown.notes.map((note) => (
                  <Caption1 key={note} className={styles.quiet} block>
                    {note}
                  </Caption1>
                ))}
              </>
            )}
            <Checkbox
              label="Leave Spend alone"
              checked={leaveSpend}
              onChange={(_, { checked }) => {
                setLeaveSpend(checked === true);
              }}
            />
            {refused !== null && <Body1 role="alert">{refused}</Body1>}
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <Button
              appearance="primary"
              disabledFocusable={isWriting || shown === null}
              onClick={() => {
                if (shown) void adopt(shown);
              }}
            >
              {isWriting ? "Writing…" : "Adopt"}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function ChangedCell({ cell }: { readonly cell: AdoptedCell }) {
  const styles = useStyles();
  const { subject, address, before, after, exact } = cell;
  return (
    <li className={styles.cell}>
      <Body1>{subject}</Body1>
      <Body1 className={styles.change} title={exact}>
        {before === "" ? "empty" : before} → {after}{" "}
        <Caption1 className={styles.quiet}>{address}</Caption1>
      </Body1>
    </li>
  );
}

/** "Backups, Training and Reviews"; of more, how many. */
function listed(names: readonly string[]): string {
  if (names.length > 3) return `these ${names.length} controls`;
  if (names.length <= 1) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}
