import { inBrowser } from "../support/browser/in-browser";

/* A host that stops answering and answers again, through the real office.js as it speaks to Excel on the desktop. */

/** What tests leave in the window of the add-in: whether its questions to the host get lost. */
declare global {
  var isSilent: boolean | undefined;
}

/** As office.js finds it in the add-in's window. */
interface Bridged {
  readonly _richApiNativeBridge: { sendMessageToHost: (text: string) => void };
}

/** The pane waits 15 seconds for an answer before it asks again, sometimes twice. */
const whole = 90_000;
const silence = /workbook does not answer/;
const first = "Ransomware stops both plants";

inBrowser("a workbook that stops answering", {}, (workbook) => {
  const pane = () => workbook.frame;
  const threat = (spend: RegExp) =>
    pane().getByRole("button", { name: new RegExp(`${first}.*Spend ${spend.source}`) });
  const trouble = () => pane().getByText(silence).filter({ visible: true }).first();
  const answer = (wanted: boolean): Promise<void> =>
    pane().evaluate((isSilent) => {
      globalThis.isSilent = isSilent;
    }, !wanted);

  beforeAll(async () => {
    await workbook.spendAsTyped();
    await pane().getByRole("button", { name: first }).first().waitFor();
    await pane().evaluate(() => {
      const { _richApiNativeBridge: bridge } = globalThis as unknown as Bridged;
      const ask = bridge.sendMessageToHost.bind(bridge);
      bridge.sendMessageToHost = (text) => {
        if (!globalThis.isSilent) ask(text);
      };
    });
  });

  it(
    "is said to, and read again once it answers",
    async () => {
      await answer(false);
      await workbook.type("P8", "512345");
      await trouble().waitFor({ timeout: whole });
      expect(await threat(/\$?512,345/).count()).toBe(0);
      await answer(true);
      await threat(/\$?512,345/).waitFor({ timeout: whole });
      await trouble().waitFor({ state: "detached", timeout: whole });
    },
    whole,
  );

  it(
    "gets no change that nobody knows of, and takes one again once it answers",
    async () => {
      await pane().getByRole("listitem").getByRole("button", { name: first }).click();
      const spend = pane().getByRole("textbox", { name: "Spend", exact: true });
      await answer(false);
      await spend.fill("300001");
      await spend.press("Enter");
      await pane()
        .getByText(/Look in the sheet whether the change is there/)
        .first()
        .waitFor({ timeout: whole });
      expect(await spend.inputValue()).toBe("300001");
      await workbook.comesTo("P8", 512_345);
      await answer(true);
      await trouble().waitFor({ state: "detached", timeout: whole });
      await spend.press("Enter");
      await workbook.comesTo("P8", 300_001);
    },
    whole,
  );
});
