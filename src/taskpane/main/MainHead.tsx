import { Button, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { Suspense } from "react";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { RegisterView } from "../../session/contract/register-snapshot";
import { later } from "../frame/later";
import type { MainView, View } from "../frame/view";
import { headTexts } from "../words/texts/head";
import { Headline } from "./Headline";
import { ViewTabs } from "./ViewTabs";

const FigureMenu = later(
  async () => (await import(/* webpackChunkName: "menus" */ "./FigureMenu")).FigureMenu,
);
const MoreMenu = later(
  async () => (await import(/* webpackChunkName: "menus" */ "./MoreMenu")).MoreMenu,
);
const PlaceMenu = later(
  async () => (await import(/* webpackChunkName: "menus" */ "./PlaceMenu")).PlaceMenu,
);

/** As 320 pixels are at 200 %: no word need come apart. */
const narrow = "@media (max-width: 240px)";

const useStyles = makeStyles({
  header: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
    minWidth: 0,
    [narrow]: { flexWrap: "wrap" },
  },
  title: { margin: 0, flexShrink: 0, [narrow]: { flexBasis: "100%" } },
  place: { display: "flex", flexGrow: 1, minWidth: 0, [narrow]: { flexBasis: 0 } },
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
          {headTexts.title}
        </Subtitle2>
        <div className={styles.place}>
          {/* What holds the place of a menu is as large, so that nothing moves when it comes. */}
          <Suspense
            fallback={
              <Button appearance="subtle" size="small">
                {place.address}
              </Button>
            }
          >
            <PlaceMenu place={place} session={session} onChoice={onChoice} />
          </Suspense>
        </div>
        <Suspense fallback={null}>
          <MoreMenu
            onColumns={() => {
              onView({ kind: "columns" });
            }}
            onFindings={() => {
              onView({ kind: "findings" });
            }}
            onLookAgain={session.lookAgain}
          />
        </Suspense>
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
            <Suspense fallback={null}>
              <FigureMenu
                session={session}
                hasSpend={totals.coverage !== null}
                onChoice={onChoice}
              />
            </Suspense>
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
