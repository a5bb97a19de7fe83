import { Body1, Button, makeStyles, tokens } from "@fluentui/react-components";
import { isSecondClick } from "../frame/double-click";

const useStyles = makeStyles({
  actions: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalS,
  },
});

/** What can be done with what was typed into the form. */
export function FormActions({
  isNew,
  isGone,
  isSaving,
  isSavable,
  isDiscardable,
  onAddAgain,
  onDiscard,
}: {
  readonly isNew: boolean;
  /** Whether the threat is no longer in the sheet. */
  readonly isGone: boolean;
  readonly isSaving: boolean;
  readonly isSavable: boolean;
  readonly isDiscardable: boolean;
  readonly onAddAgain: () => void;
  readonly onDiscard: () => void;
}) {
  const styles = useStyles();
  return (
    <>
      {isGone && (
        <Body1 role="alert">
          This threat is no longer in the sheet. What you typed is kept here.
        </Body1>
      )}
      <div className={styles.actions}>
        {isGone ? (
          <Button appearance="primary" onClick={onAddAgain}>
            Add it again
          </Button>
        ) : (
          <Button
            appearance="primary"
            type="submit"
            form="threat"
            disabledFocusable={isSaving || !isSavable}
            onClick={(event) => {
              if (isSecondClick(event)) event.preventDefault();
            }}
          >
            {isSaving ? "Saving…" : isNew ? "Add" : "Save"}
          </Button>
        )}
        <Button onClick={onDiscard} disabledFocusable={isSaving || !isDiscardable}>
          {isNew ? "Cancel" : "Discard changes"}
        </Button>
      </div>
    </>
  );
}
