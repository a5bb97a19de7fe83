/** What stands around every view. */
export const frameTexts = {
  threats: "Threats",
  functions: "Worksheet functions",
  tryAgain: "Try again",
  showInSheet: "Show in sheet",
  notFetched: "A part of the pane could not be fetched. Close the pane and open it again.",
};
