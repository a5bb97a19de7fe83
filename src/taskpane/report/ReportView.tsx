import { makeStyles, tokens } from "@fluentui/react-components";
import type { RegisterSession } from "../../session/contract/register-session";
import type { RegisterView, Snapshot } from "../../session/contract/register-snapshot";
import type { View } from "../frame/view";
import { RegisterToFix } from "../parts/RegisterToFix";
import type { PlanWish } from "../../session/plan/plan-wish";
import { ShareCopy } from "../share/ShareCopy";
import { reportTexts } from "../words/texts/report";
import { BoardReport } from "./BoardReport";

const useStyles = makeStyles({
  whole: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalL },
});

/** What leaves the workbook: a page for a board, and a copy for people without the add-in. */
export function ReportView({
  session,
  register,
  controls,
  wish,
  onWritten,
  onView,
}: {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  readonly controls: Snapshot["controls"];
  readonly wish: PlanWish;
  /** Told when a page was written, or formulas frozen or put back. */
  readonly onWritten: () => void;
  readonly onView: (view: View) => void;
}) {
  const styles = useStyles();
  return (
    <div className={styles.whole}>
      {session.report !== null &&
        (register.totals.kind === "refused" ? (
          <RegisterToFix
            register={register}
            before={reportTexts.before}
            onShow={() => {
              onView({ kind: "list" });
            }}
          />
        ) : (
          <BoardReport
            session={session}
            report={session.report}
            register={register}
            controls={controls}
            wish={wish}
            onWritten={onWritten}
          />
        ))}
      <ShareCopy onWritten={onWritten} />
    </div>
  );
}
