import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { textsOutside } from "./texts-outside";

const pane = join(__dirname, "../../src/taskpane");

/** Where the pane's texts stand. */
const placeOfTexts = "words/texts/";

const files = readdirSync(pane, { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith(placeOfTexts));

/** What reads as words and is none that is said: values of other people's types. */
const values = new Set([
  "Letter",
  // A kind of chart, as Excel calls it.
  "ColumnStacked",
  // A kind of finding.
  ...["Problem", "Warning", "Note"],
  // A choice that is none of the units.
  "by its header",
  // A state of a control.
  ...["in place", "not funded"],
  // What a row of a scenario changes, as its sheet says it.
  ...["Frequency", "Loss", "Insurance", "Control"],
  // The first cell of a row of LOSS_SUMMARY.
  "Total cost of risk (spend, premium and expected loss)",
]);

const textsIn = (code: string): string[] =>
  textsOutside("view.tsx", code)
    .map(({ text }) => text)
    .filter((text) => !values.has(text));

describe("the texts of the pane", () => {
  it("stand in one place, and in no component", () => {
    expect(files.length).toBeGreaterThan(100);
    const outside = files.flatMap((file) =>
      textsOutside(file, readFileSync(join(pane, file), "utf8"))
        .filter(({ text }) => !values.has(text))
        .map(({ line, text }) => `src/taskpane/${file}:${line} ${text}`),
    );
    expect(outside).toEqual([]);
  });

  it.each([
    ["a text between tags", "<p>Nothing to fix</p>", "Nothing to fix"],
    ["a short one", "<p>{count} of {all}</p>", "of"],
    ["a label", '<Field label="spend" />', "spend"],
    ["what is read out", '<ul aria-label="Threats" />', "Threats"],
    ["a choice in a prop", '<p title={is ? "one" : named} />', "one"],
    ["a template in a prop", "<p title={`Go to ${cell}`} />", "`Go to ${cell}`"],
    ["a string between tags", '<p>{is && "empty"}</p>', "empty"],
    ["a template between tags", "<p>{`${count} rows`}</p>", "`${count} rows`"],
    ["a sentence beside the tags", 'const why = "It is empty.";', "It is empty."],
    ["a joined one", "const why = `${count} rows left`;", "`${count} rows left`"],
    ["a name of a figure", 'const names = { gap: "Gap" };', "Gap"],
  ])("are found outside it: %s", (_, code, text) => {
    expect(textsIn(code)).toEqual([text]);
  });

  it.each([
    'import { Field } from "@fluentui/react-components";',
    '<Button appearance="primary" size="small" className={styles.button} />',
    'const use = makeStyles({ row: { transition: "opacity 1s ease" } });',
    'if (event.key === "Escape") leave();',
    'const question = { name: "LOSS_CURVE", kind: "list" };',
    '<p className={`${styles.row} ${isOld ? "old" : ""}`}>{texts.empty}</p>',
    "<p>{name} → {count}</p>",
  ])("are not looked for in %s", (code) => {
    expect(textsIn(code)).toEqual([]);
  });
});
