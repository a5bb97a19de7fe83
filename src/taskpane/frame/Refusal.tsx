import { MessageBar, MessageBarBody } from "@fluentui/react-components";

/** Why a choice was not taken. */
export function Refusal({ message }: { readonly message: string | null }) {
  if (message === null) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{message}</MessageBarBody>
    </MessageBar>
  );
}
