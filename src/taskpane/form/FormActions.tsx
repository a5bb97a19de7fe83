import { Body1, Button, makeStyles, tokens } from "@fluentui/react-components";
import { isSecondClick } from "../frame/double-click";
import { formTexts } from "../words/texts/form";

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
      {isGone && <Body1 role="alert">{formTexts.gone}</Body1>}
      <div className={styles.actions}>
        {isGone ? (
          <Button appearance="primary" onClick={onAddAgain}>
            {formTexts.addAgain}
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
            {isSaving ? formTexts.saving : isNew ? formTexts.add : formTexts.save}
          </Button>
        )}
        <Button onClick={onDiscard} disabledFocusable={isSaving || !isDiscardable}>
          {isNew ? formTexts.cancel : formTexts.discard}
        </Button>
      </div>
    </>
  );
}
