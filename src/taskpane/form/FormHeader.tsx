import { Button, Caption1, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { useEffect, useRef } from "react";
import type { RegisterSession } from "../../session/contract/register-session";
import type { NewRow, RegisterPlace, ThreatView } from "../../session/contract/register-snapshot";
import { WayBack } from "../frame/WayBack";
import { isSecondClick } from "../frame/double-click";
import { GoToCell } from "../parts/GoToCell";
import { takeKeyboard } from "../frame/take-keyboard";
import { formTexts } from "../words/texts/form";
import { nameOf } from "../words/threat-words";

const useStyles = makeStyles({
  // The words of a button without a frame end where everything else does.
  bar: {
    display: "flex",
    flexWrap: "wrap",
    flexShrink: 0,
    marginInlineEnd: `calc(-1 * ${tokens.spacingHorizontalS})`,
  },
  heading: { display: "flex", flexDirection: "column" },
  title: {
    ...typographyStyles.subtitle2,
    margin: 0,
    outlineStyle: "none",
    // A name reads in its own direction, whatever the pane's is.
    unicodeBidi: "plaintext",
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Which threat a form is about, the way back, and what can be done to all of it. */
export function FormHeader({
  threat,
  isInSheet,
  place,
  newRow,
  session,
  onBack,
  onDuplicate,
  onDelete,
}: {
  /** null for a new one. */
  readonly threat: ThreatView | null;
  readonly isInSheet: boolean;
  readonly place: RegisterPlace;
  readonly newRow: NewRow;
  readonly session: RegisterSession;
  readonly onBack: () => void;
  readonly onDuplicate: (threat: ThreatView) => void;
  readonly onDelete: (threat: ThreatView) => void;
}) {
  const styles = useStyles();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A new threat begins in its first field.
    if (threat) takeKeyboard(title.current, { preventScroll: true });
  }, [threat?.id]);
  return (
    <>
      <div className={styles.bar}>
        <WayBack onBack={onBack} />
        {threat && isInSheet && (
          <>
            <Button
              appearance="subtle"
              size="small"
              icon={<CopyRegular />}
              onClick={(event) => {
                if (!isSecondClick(event)) onDuplicate(threat);
              }}
            >
              {formTexts.duplicate}
            </Button>
            <Button
              appearance="subtle"
              size="small"
              icon={<DeleteRegular />}
              onClick={() => {
                onDelete(threat);
              }}
            >
              {formTexts.delete}
            </Button>
          </>
        )}
      </div>
      <div className={styles.heading}>
        <h1 className={styles.title} ref={title} tabIndex={-1}>
          {threat ? nameOf(threat) : formTexts.newThreat}
        </h1>
        <Caption1 className={styles.quiet}>
          {threat === null && whereNew(newRow, place)}
          {threat && isInSheet && (
            <GoToCell address={threat.address} cells={threat.cells} onShow={session.show} />
          )}
        </Caption1>
      </div>
    </>
  );
}

/** Where a row that is added will stand: "New row 16, above "Subtotal internal"". */
function whereNew({ row, above, isFirst, notes }: NewRow, { address }: RegisterPlace): string {
  const where = isFirst ? formTexts.firstRow(row, address) : formTexts.newRow(row, address, above);
  return [where, ...notes].join(" ");
}
