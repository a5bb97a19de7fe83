import { makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import type { MainView } from "../frame/view";

const useStyles = makeStyles({
  // Its first word begins where everything else does.
  tabs: { marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalSNudge})` },
});

const names = {
  overview: "Overview",
  list: "Threats",
  plan: "Plan",
} as const satisfies Record<MainView, string>;

/** The views of the register, one beside the other. */
export function ViewTabs({
  view,
  onView,
}: {
  readonly view: MainView;
  readonly onView: (view: MainView) => void;
}) {
  const styles = useStyles();
  return (
    <TabList
      className={styles.tabs}
      size="small"
      selectedValue={view}
      aria-label="Views"
      onTabSelect={(_, { value }) => {
        onView(value as MainView);
      }}
    >
      {(Object.keys(names) as MainView[]).map((each) => (
        <Tab key={each} value={each}>
          {names[each]}
        </Tab>
      ))}
    </TabList>
  );
}
