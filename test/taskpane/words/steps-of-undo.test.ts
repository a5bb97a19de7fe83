import { frameTexts } from "../../../src/taskpane/words/texts/frame";
import { questionsTexts } from "../../../src/taskpane/words/texts/questions";
import { reportTexts } from "../../../src/taskpane/words/texts/report";

it.each([
  [true, /in one step of undo/],
  [false, /in several steps of undo: this Excel cannot join them/],
])("what is about to be written says how undo takes it back: one step %s", (isOneStep, words) => {
  expect(frameTexts.cellsChange(2, "2", isOneStep)).toMatch(words);
  expect(questionsTexts.whatRenameDoes(isOneStep)).toMatch(words);
  expect(reportTexts.again("Board report", "9 cells", isOneStep)).toMatch(words);
});
