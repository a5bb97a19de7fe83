import type { FunctionsMetadata } from "../../../../src/workbook/add-in/add-in-functions";
import { FunctionCalls } from "../../../../src/embedded/office-host/functions/function-calls";
import { noFaults } from "../../../../src/embedded/office-host/workspace/host-faults";
import type { HostMessage } from "../../../../src/embedded/office-host/protocol/wire";

const metadata: FunctionsMetadata = {
  functions: [
    {
      id: "SLOW",
      name: "SLOW",
      parameters: [{ name: "value" }],
      options: { cancelable: true },
    },
    { id: "TICKS", name: "TICKS", parameters: [], options: { stream: true } },
  ],
};

/** Calls to a page of which only the messages are seen. */
function opened() {
  const sent: HostMessage[] = [];
  const calls = new FunctionCalls(
    { send: (messages) => sent.push(...messages) },
    [],
    noFaults(),
    () => undefined,
  );
  calls.define(metadata);
  return { sent, calls };
}

const soon = () =>
  new Promise((resolve) => {
    setTimeout(resolve, 1);
  });

const ofType = (sent: readonly HostMessage[], type: number) =>
  sent.filter(({ messageType }) => messageType === type);

describe("calls of custom functions", () => {
  it("begin with what each function is", () => {
    const { sent, calls } = opened();
    calls.begin();
    expect(ofType(sent, 1002).map(({ message }) => message)).toEqual([
      { functionName: "SLOW", isStream: false, isCancelable: true },
      { functionName: "TICKS", isStream: true, isCancelable: false },
    ]);
  });

  it("of one pass go out together, in the runtime's words", async () => {
    const { sent, calls } = opened();
    calls.begin();
    void calls.answer({ id: "slow", args: [null], address: "Sheet1!A1" });
    void calls.answer({ id: "SLOW", args: ["x"], address: "Sheet1!A2" });
    await soon();
    expect(ofType(sent, 1000).map(({ message }) => message)).toEqual([
      [1, "SLOW", [0], null, 1],
      [2, "SLOW", ["x"], null, 1],
    ]);
  });

  it("are cancelled when no cell waits any more", async () => {
    const { sent, calls } = opened();
    calls.begin();
    const waiting = new AbortController();
    const answer = calls.answer({
      id: "SLOW",
      args: [1],
      address: "Sheet1!A1",
      signal: waiting.signal,
    });
    await soon();
    waiting.abort();
    expect(ofType(sent, 1001).map(({ message }) => message)).toEqual([{ invocationId: 1 }]);
    expect(await answer).toEqual({ error: "#VALUE!" });
  });

  it("without an answer go out again to the next page", async () => {
    const { sent, calls } = opened();
    calls.begin();
    const answer = calls.answer({ id: "SLOW", args: [1], address: "Sheet1!A1" });
    await soon();
    calls.end();
    calls.begin();
    await soon();
    expect(ofType(sent, 1000)).toHaveLength(2);
    calls.receive(1, true, 5, 0);
    expect(await answer).toBe(5);
  });

  it.each([
    [1, "words", { error: "#N/A", message: "words" }],
    [5, "words", { error: "#DIV/0!" }],
    [6, "Infinity", { error: "#NUM!" }],
    [7, "words", { error: "#VALUE!", message: "words" }],
    [8, "", { error: "#NULL!" }],
    [10, null, { error: "#NAME?" }],
    [2, "", { error: "#VALUE!", message: "SLOW failed, which is a defect of the function" }],
  ])("that fail with code %d come to the error it stands for", async (code, value, expected) => {
    const { calls } = opened();
    calls.begin();
    const answer = calls.answer({ id: "SLOW", args: [1], address: "Sheet1!A1" });
    calls.receive(1, false, value, code);
    expect(await answer).toEqual(expected);
  });

  it.each<[string, string, readonly number[], unknown]>([
    [
      "of a streaming function",
      "TICKS",
      [],
      { error: "#VALUE!", message: "TICKS must not stream in this workbook" },
    ],
    [
      "with too many arguments",
      "SLOW",
      [1, 2],
      { error: "#VALUE!", message: "SLOW must have 1 arguments, got 2" },
    ],
    ["of a function nobody knows", "NOPE", [], { error: "#NAME?" }],
  ])("%s are refused at once", (_, id, args, expected) => {
    const { calls } = opened();
    calls.begin();
    expect(calls.answer({ id, args, address: "Sheet1!A1" })).toEqual(expected);
  });

  it("pass an error by where the add-in does not take errors", () => {
    const { calls } = opened();
    calls.begin();
    const args = [{ error: "#NUM!" }];
    expect(calls.answer({ id: "SLOW", args, address: "Sheet1!A1" })).toEqual({ error: "#NUM!" });
  });
});
