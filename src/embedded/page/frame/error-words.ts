/** What an error means where no function says more. Excel has such a sentence for each, too. */
const sentences: Readonly<Record<string, string>> = {
  "#BUSY!": "The function has not answered yet.",
  "#CALC!": "The formula comes to something a cell cannot hold.",
  "#CYCLE!": "The formula depends on its own result.",
  "#DIV/0!": "The formula divides by zero or by a blank cell.",
  "#N/A": "The value looked for is not there.",
  "#NAME?": "The formula has a name or a function nobody knows.",
  "#NULL!": "The ranges named have no cell in common.",
  "#NUM!": "A number is out of the range the formula can work with.",
  "#REF!": "The formula refers to cells that are no longer there.",
  "#SPILL!": "The cells the result needs are not empty.",
  "#VALUE!": "A value is of a kind the formula cannot work with.",
};

/** An error of a cell in words. */
export const errorWords = (error: string, message: string | null) =>
  `${error} ${message ?? sentences[error] ?? "The formula has no result."}`;
