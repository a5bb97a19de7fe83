import { appetiteColumn } from "../../../src/core";

describe("the headers of a risk appetite", () => {
  it.each([
    [["A year that costs more than", "may happen"], 0],
    [["Owner", "Loss above (EUR)", "Allowed probability", "Since"], 1],
    [["Loss", "Allowed"], 0],
    [["Ein Jahr, das mehr kostet als …", "darf vorkommen"], 0],
    [["Jahresverlust", "Zulässige Wahrscheinlichkeit"], 0],
    // Beside it stands what the function says of it.
    [["Loss", "Allowed", "Loss", "Allowed", "Modelled", "Within"], 0],
  ])("are %j", (headers, column) => {
    expect(appetiteColumn(headers)).toBe(column);
  });

  it.each([
    // The function's own answer.
    [["Loss", "Allowed", "Modelled", "Within"]],
    // Registers, and tables of something else.
    [["Threat", "Frequency", "Loss", "Risk appetite"]],
    [["Loss", "Tolerance", "Owner"]],
    [["Amount", "Allowed"]],
    [["Loss above", "Frequency"]],
    [["may happen", "A year that costs more than"]],
    // The function takes cells as they are: thousands would be read as single ones, and percents as shares.
    [["Loss above (thousands)", "Allowed"]],
    [["Loss above", "Allowed (%)"]],
    // Which of them?
    [["Loss above", "Allowed", "Loss above", "Allowed"]],
    [[null, 5]],
    [[]],
  ])("are not %j", (headers) => {
    expect(appetiteColumn(headers)).toBeNull();
  });
});
