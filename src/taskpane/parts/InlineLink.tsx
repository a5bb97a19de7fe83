import { Link, makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  // As large as the words around it.
  link: { fontSize: "inherit", lineHeight: "inherit" },
});

/** Words in a sentence that do something. */
export function InlineLink({
  label,
  isExpanded,
  onClick,
  children,
}: {
  /** What it does, where its words alone do not say it. */
  readonly label?: string;
  /** Whether what it shows and hides is shown. */
  readonly isExpanded?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <Link
      as="button"
      type="button"
      inline
      className={styles.link}
      aria-label={label}
      aria-expanded={isExpanded}
      onClick={onClick}
    >
      {children}
    </Link>
  );
}
