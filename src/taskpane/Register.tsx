import { makeStyles, Spinner, tokens } from "@fluentui/react-components";
import type { RegisterSnapshot, RegisterStore } from "../session/register-store";
import { Coverage } from "./Coverage";
import { NoRegister } from "./NoRegister";
import { PlaceHeader } from "./PlaceHeader";
import { Problems } from "./Problems";
import { Trouble } from "./Trouble";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  wait: { paddingTop: tokens.spacingVerticalXXL },
});

export interface RegisterProps {
  readonly snapshot: RegisterSnapshot;
  readonly store: Pick<RegisterStore, "show" | "lookAgain">;
  readonly checkCall: string;
}

/** The connected register, or why there is none. */
export function Register({ snapshot: { register, trouble }, store, checkCall }: RegisterProps) {
  const styles = useStyles();
  return (
    <div className={styles.stack}>
      {(register.kind === "read" || register.kind === "problems") && (
        <PlaceHeader place={register.place} onShow={store.show} />
      )}
      {register.kind === "connecting" && !trouble && (
        // Quick workbooks need no spinner.
        <Spinner
          className={styles.wait}
          delay={300}
          size="small"
          label="Looking for a threat register"
        />
      )}
      {register.kind === "none" && <NoRegister onLookAgain={store.lookAgain} />}
      {register.kind === "problems" && (
        <Problems problems={register.problems} onShow={store.show} checkCall={checkCall} />
      )}
      {register.kind === "read" && <Coverage register={register} onShow={store.show} />}
      {/* Below, so that the figures stay where they are while it comes and goes. */}
      {trouble && <Trouble message={trouble.message} failure={trouble.failure} />}
    </div>
  );
}
