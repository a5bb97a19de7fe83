import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import type { RegisterSession } from "../../session/contract/register-session";
import type { Trouble } from "../../session/contract/register-snapshot";
import { frameTexts } from "../words/texts/frame";

const actionWords = { refresh: frameTexts.tryAgain, show: frameTexts.showInSheet } satisfies Record<
  Trouble["action"],
  string
>;

/** Why what is shown may be old, or why nothing was written, and what to do about it. */
export function TroubleBar({
  trouble,
  session,
}: {
  readonly trouble: Trouble | null;
  readonly session: RegisterSession;
}) {
  if (!trouble) return null;
  const { failure, message, action } = trouble;
  return (
    <MessageBar intent={failure === "cell-edit" ? "info" : "warning"} layout="multiline">
      <MessageBarBody>{message}</MessageBarBody>
      <MessageBarActions>
        <Button
          size="small"
          onClick={() => {
            session[action]();
          }}
        >
          {actionWords[action]}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
