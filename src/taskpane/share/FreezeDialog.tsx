import { Body1, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import type { FreezeShown, Frozen, SharingSession } from "../../session/contract/share";
import { LookFirst } from "../parts/LookFirst";
import { shareTexts } from "../words/texts/share";

const useStyles = makeStyles({
  cells: { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

/** What freezing would touch, or that it would touch nothing. */
type Touched = Exclude<Awaited<ReturnType<SharingSession["preview"]>>, { kind: "refused" }>;

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
  return (
    <LookFirst<Touched, Frozen>
      title={shareTexts.question}
      verb={shareTexts.agree}
      looking={shareTexts.looking}
      look={sharing.preview}
      isReady={({ kind }) => kind === "preview"}
      write={(shown) =>
        shown.kind === "preview"
          ? sharing.freeze(shown)
          : Promise.resolve({ kind: "refused", message: shareTexts.nothing })
      }
      onWritten={onFrozen}
      onClose={onClose}
    >
      {(shown) => (
        <>
          {shown?.kind === "nothing" && <Body1>{shareTexts.nothing}</Body1>}
          {shown?.kind === "preview" && <WhatFreezes shown={shown} />}
        </>
      )}
    </LookFirst>
  );
}

function WhatFreezes({ shown }: { readonly shown: FreezeShown }) {
  const styles = useStyles();
  return (
    <>
      <Body1>{shareTexts.change(shown, shown.sheets.length)}</Body1>
      {shown.sheets.map(({ sheet, cells }) => (
        <div key={sheet}>
          <Body1>{sheet}</Body1>
          <br />
          <Caption1 className={styles.cells}>{cells.join(", ")}</Caption1>
        </div>
      ))}
      <Body1>{shareTexts.list}</Body1>
    </>
  );
}
