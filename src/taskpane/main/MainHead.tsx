import { makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { RegisterView } from "../../session/contract/register-snapshot";
import type { MainView, View } from "../frame/view";
import { FigureMenu } from "./FigureMenu";
import { Headline } from "./Headline";
import { MoreMenu } from "./MoreMenu";
import { PlaceMenu } from "./PlaceMenu";
import { ViewTabs } from "./ViewTabs";

const useStyles = makeStyles({
  header: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
    minWidth: 0,
  },
  title: { margin: 0 },
  place: { display: "flex", flexGrow: 1, minWidth: 0 },
});

/** What stands above every view of the register: where it is, what it adds up to, and the way to the other views. */
export function MainHead({
  session,
  register,
  view,
  onChoice,
  onView,
}: {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  readonly view: MainView;
  readonly onChoice: (choice: Promise<Choice>) => void;
  readonly onView: (view: View) => void;
}) {
  const styles = useStyles();
  const { totals, rule, rules, rulesApart, place } = register;
  return (
    <>
      <header className={styles.header}>
        <Subtitle2 as="h1" className={styles.title}>
          Budget
        </Subtitle2>
        <div className={styles.place}>
          <PlaceMenu place={place} session={session} onChoice={onChoice} />
        </div>
        <MoreMenu
          onColumns={() => {
            onView({ kind: "columns" });
          }}
          onFindings={() => {
            onView({ kind: "findings" });
          }}
          onLookAgain={session.lookAgain}
        />
      </header>
      {totals.kind === "totals" && (
        <Headline
          totals={totals}
          rule={rule}
          rules={rules}
          rulesApart={rulesApart}
          onRule={(chosen) => {
            onChoice(session.chooseRule(chosen));
          }}
          menu={
            <FigureMenu session={session} hasSpend={totals.coverage !== null} onChoice={onChoice} />
          }
        />
      )}
      <ViewTabs
        view={view}
        onView={(kind) => {
          onView({ kind });
        }}
      />
    </>
  );
}
