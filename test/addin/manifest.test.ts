import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { manifestFindings, type Expected } from "./manifest-findings";

const root = resolve(__dirname, "../..");
const xml = readFileSync(join(root, "manifest.xml"), "utf8");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  version: string;
};

/** What the build serves, as far as it can be known without a build: built-addin.test.ts looks at the real thing. */
const made = ["taskpane.html", "functions.html", "functions.js", "functions.json"];

const expected: Expected = {
  version,
  address: "https://localhost:3000",
  namespace: "",
  fileAt: (path) => {
    if (made.includes(path)) return new Uint8Array();
    return existsSync(join(root, path)) ? readFileSync(join(root, path)) : undefined;
  },
};

const swapped = (from: string | RegExp, to: string): string => {
  const changed = xml.replace(from, to);
  if (changed === xml) throw new Error(`manifest.xml must hold ${String(from)}`);
  return changed;
};

const customTab = (inside: string): string =>
  swapped(
    /<OfficeTab id="TabHome">[\s\S]*<\/OfficeTab>/,
    `<CustomTab id="Outspend.Tab">${inside}</CustomTab>`,
  );
const group = /<Group [\s\S]*<\/Group>/.exec(xml)?.[0] ?? "";
const tabLabel = '<Label resid="Group.Label" />';

describe("manifest.xml", () => {
  it("has no fault", () => {
    expect(manifestFindings(xml, expected)).toEqual([]);
  });

  it("has no fault with a tab of its own, groups first", () => {
    expect(manifestFindings(customTab(group + tabLabel), expected)).toEqual([]);
  });

  it.each`
    fault                                | faulty                                                                              | finding
    ${"a resid nobody defines"}          | ${swapped('<Label resid="Group.Label" />', '<Label resid="Group.Lable" />')}        | ${"Label names Group.Lable, which Resources does not hold"}
    ${"a resid of another kind"}         | ${swapped('<Label resid="Group.Label" />', '<Label resid="Pane.Url" />')}           | ${"Label names Pane.Url, which is not one of ShortStrings"}
    ${"a resource nobody uses"}          | ${swapped('<LearnMoreUrl resid="Help.Url" />', "")}                                 | ${"nothing names resource Help.Url"}
    ${"a resid of 33 characters"}        | ${swapped(/GetStarted\.Title/g, "GetStarted.Title.Of.Thirty.Three.")}               | ${"resource id GetStarted.Title.Of.Thirty.Three. is longer than 32 characters"}
    ${"an id twice among resources"}     | ${swapped('Image id="Icon.32"', 'Image id="Icon.16"')}                              | ${"id Icon.16 is there twice"}
    ${"an id twice among controls"}      | ${swapped('id="Outspend.ShowPane"', 'id="Outspend.Group"')}                         | ${"id Outspend.Group is there twice"}
    ${"an address without https"}        | ${swapped("https://localhost:3000/functions.js", "http://localhost/functions.js")}  | ${"http://localhost/functions.js is not https"}
    ${"a domain without https"}          | ${swapped("<AppDomain>https:", "<AppDomain>http:")}                                 | ${"http://localhost:3000 is not https"}
    ${"an address somewhere else"}       | ${swapped("https://localhost:3000/taskpane.html", "https://example.org/p.html")}    | ${"https://example.org/p.html is not under https://localhost:3000"}
    ${"an icon that is not there"}       | ${swapped("assets/icon-80.png", "assets/icon-96.png")}                              | ${"https://localhost:3000/assets/icon-96.png has no file"}
    ${"an icon of another size"}         | ${swapped(/size="64"/g, 'size="48"')}                                               | ${"https://localhost:3000/assets/icon-64.png is 64 x 64, not 48 x 48"}
    ${"an icon that is no picture"}      | ${swapped(/(IconUrl DefaultValue=".*)assets\/icon-32.png/, "$1functions.js")}       | ${"https://localhost:3000/functions.js is no PNG picture, not 32 x 32"}
    ${"a button without a small icon"}   | ${swapped('<bt:Image size="16" resid="Icon.16" />', "")}                            | ${"an Icon has no picture of 16 pixels"}
    ${"a short string of 126"}           | ${swapped('"Security budget"', `"${"x".repeat(126)}"`)}                             | ${"Group.Label is longer than 125 characters"}
    ${"a translation of 251"}            | ${swapped("Zeigt, was", "x".repeat(251))}                                           | ${"ShowPane.Tip is longer than 250 characters"}
    ${"a description of 251"}            | ${swapped("Security budgets in", "x".repeat(251))}                                  | ${"Description is longer than 250 characters"}
    ${"an empty string"}                 | ${swapped('"Security budget"', '" "')}                                              | ${"Group.Label is empty"}
    ${"a tab's label before its groups"} | ${customTab(tabLabel + group)}                                                      | ${"in CustomTab Outspend.Tab a Group comes after the Label"}
    ${"a runtime for another page"}      | ${swapped('Runtime resid="Pane.Url"', 'Runtime resid="Help.Url"')}                  | ${"Page names Pane.Url, the runtime Help.Url"}
    ${"functions on another page"}       | ${swapped(/(<Page>\s*<SourceLocation resid=")Pane.Url/, "$1Help.Url")}              | ${"Page names Help.Url, the runtime Pane.Url"}
    ${"commands on another page"}        | ${swapped('FunctionFile resid="Pane.Url"', 'FunctionFile resid="Help.Url"')}        | ${"FunctionFile names Help.Url, the runtime Pane.Url"}
    ${"a button for another page"}       | ${swapped(/(<\/TaskpaneId>\s*<SourceLocation resid=")Pane.Url/, "$1Help.Url")}      | ${"ShowTaskpane names Help.Url, the runtime Pane.Url"}
    ${"a short runtime"}                 | ${swapped('lifetime="long"', 'lifetime="short"')}                                   | ${"the runtime's lifetime is not long"}
    ${"no runtime"}                      | ${swapped(/<Runtimes>[\s\S]*<\/Runtimes>/, "")}                                     | ${"there are 0 runtimes, not one"}
    ${"another version"}                 | ${swapped(/<Version>.*<\/Version>/, "<Version>9.9.9.0</Version>")}                  | ${`the version is 9.9.9.0, package.json says ${version}`}
    ${"a namespace"}                     | ${swapped("</Metadata>", '</Metadata><Namespace resid="ShowPane.Label" />')}        | ${"the namespace is Outspend, not absent"}
    ${"a requirement left out"}          | ${swapped('<Set Name="SharedRuntime" MinVersion="1.1" />', "")}                     | ${"requirement SharedRuntime 1.1 is missing"}
    ${"a requirement too high"}          | ${swapped('Name="ExcelApi" MinVersion="1.9"', 'Name="ExcelApi" MinVersion="1.20"')} | ${"requirement ExcelApi 1.20 is not ours"}
  `("is refused with $fault", ({ faulty, finding }: { faulty: string; finding: string }) => {
    expect(manifestFindings(faulty, expected)).toContain(finding);
  });

  it("reads alike in Microsoft's own tool", () => {
    // In a process of its own: a package below it cannot be loaded inside jest.
    const script = `require("office-addin-manifest").OfficeAddinManifest
      .readManifestFile("manifest.xml").then((read) => console.log(JSON.stringify(read)))`;
    const read: unknown = JSON.parse(
      execFileSync(process.execPath, ["-e", script], { cwd: root, encoding: "utf8" }),
    );
    expect(read).toMatchObject({
      displayName: "Outspend",
      officeAppType: "TaskPaneApp",
      version: `${version}.0`,
      hosts: ["Workbook"],
      permissions: "ReadWriteDocument",
      defaultSettings: { sourceLocation: "https://localhost:3000/taskpane.html" },
    });
  });
});
