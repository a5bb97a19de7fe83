import { Body1, Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { SharingSession } from "../../session/contract/share";
import { SectionHead } from "../parts/SectionHead";
import { shareTexts } from "../words/texts/share";
import { FreezeDialog } from "./FreezeDialog";
import { useSharing } from "./sharing-context";

const useStyles = makeStyles({
  part: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    rowGap: tokens.spacingVerticalS,
  },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

/**
 * A copy of the workbook for people without the add-in, and back.
 *
 * @param onWritten told when formulas were frozen or put back
 */
export function ShareCopy({ onWritten }: { readonly onWritten: () => void }) {
  const sharing = useSharing();
  return sharing && <Sharing sharing={sharing} onWritten={onWritten} />;
}

/** What was done last, or why it could not be. */
interface Told {
  readonly words: string;
  readonly list: readonly string[];
}

function Sharing({
  sharing,
  onWritten,
}: {
  readonly sharing: SharingSession;
  readonly onWritten: () => void;
}) {
  const styles = useStyles();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  const [waiting, setWaiting] = useState(0);
  /** Counts what was done: the list is read again then. */
  const [done, setDone] = useState(0);

  useEffect(() => {
    let isOver = false;
    void sharing.waiting().then((count) => {
      if (!isOver && typeof count === "number") setWaiting(count);
    });
    return () => {
      isOver = true;
    };
  }, [sharing, done]);

  function tell(next: string, list: readonly string[] = []): void {
    setTold({ words: next, list });
    setDone(done + 1);
  }

  async function putBack(): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    const answer = await sharing.thaw();
    setBusy(false);
    if (answer.kind === "thawed") {
      tell(shareTexts.putBackNow(answer.count, answer.notBack.length), answer.notBack);
      onWritten();
    } else tell(answer.message);
  }

  return (
    <section className={styles.part} aria-labelledby="share-title">
      <SectionHead title={shareTexts.title} id="share-title" />
      <Body1>{shareTexts.why}</Body1>
      <Button
        onClick={() => {
          setTold(null);
          setAsking(true);
        }}
      >
        {shareTexts.freeze}
      </Button>
      {waiting > 0 && (
        <>
          <Body1>{shareTexts.waiting(waiting)}</Body1>
          <Button disabledFocusable={isBusy} onClick={() => void putBack()}>
            {isBusy ? shareTexts.busy : shareTexts.putBack}
          </Button>
        </>
      )}
      <div role="status">
        {told && (
          <>
            <Body1>{told.words}</Body1>
            {told.list.length > 0 && (
              <ul className={styles.list}>
                {told.list.map((line) => (
                  <li key={line}>
                    <Body1>{line}</Body1>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </div>
      {isAsking && (
        <FreezeDialog
          sharing={sharing}
          onFrozen={(frozen) => {
            setAsking(false);
            tell(shareTexts.frozen(frozen));
            onWritten();
          }}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </section>
  );
}
