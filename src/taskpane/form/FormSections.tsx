import { makeStyles, tokens, typographyStyles, useId } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import type { ColumnView } from "../../session/contract/register-snapshot";
import type { FieldKey } from "../../core";
import { formTexts } from "../words/texts/form";
import { type FormSection, formSections } from "./form-sections";

const useStyles = makeStyles({
  sections: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalL },
  section: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  title: {
    ...typographyStyles.caption1Strong,
    margin: 0,
    color: tokens.colorNeutralForeground2,
  },
  fields: {
    display: "grid",
    gridTemplateColumns: "repeat(2, minmax(0, 1fr))",
    alignItems: "start",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
    // At twice the size in a narrow pane no figure fits in half of it.
    "@media (max-width: 240px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
});

/** The fields of a threat: its name, then section by section, what belongs together side by side. */
export function FormSections({
  columns,
  nameColumns,
  advanced,
  drawField,
  picture,
}: {
  /** Those of the name first. */
  readonly columns: readonly ColumnView[];
  readonly nameColumns: readonly string[];
  readonly advanced: ReadonlySet<FieldKey>;
  readonly drawField: (column: ColumnView, startsPair?: boolean) => ReactElement;
  /** What stands below the fields that say how much. */
  readonly picture: ReactNode;
}) {
  const styles = useStyles();
  const isName = ({ id }: ColumnView): boolean => nameColumns.includes(id);
  const sections = formSections(
    columns.filter((column) => !isName(column)),
    advanced,
  );
  return (
    <div className={styles.sections}>
      <div className={styles.fields}>
        {columns.filter(isName).map((column) => drawField(column))}
      </div>
      {sections.map((section) => (
        <Section key={section.name} section={section} drawField={drawField}>
          {section.name === "much" && picture}
        </Section>
      ))}
    </div>
  );
}

function Section({
  section: { name, fields },
  drawField,
  children,
}: {
  readonly section: FormSection;
  readonly drawField: (column: ColumnView, startsPair?: boolean) => ReactElement;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const id = useId("section");
  return (
    <div className={styles.section} role="group" aria-labelledby={id}>
      <h2 className={styles.title} id={id}>
        {formTexts.sections[name]}
      </h2>
      <div className={styles.fields}>
        {fields.map(({ column, startsPair }) => drawField(column, startsPair))}
      </div>
      {children}
    </div>
  );
}
