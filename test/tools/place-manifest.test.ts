import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as placing from "../../tools/place-manifest.cjs";

const { deploymentAddress, functionNamespace, placeManifest } = placing;
const xml = readFileSync(resolve(__dirname, "../../manifest.xml"), "utf8");
const here = "https://localhost:3000";

describe("the deployment address", () => {
  it.each`
    given                                   | kept
    ${"https://addins.example.com"}         | ${"https://addins.example.com"}
    ${"https://addins.example.com/"}        | ${"https://addins.example.com"}
    ${"https://example.com/it/outspend//"}  | ${"https://example.com/it/outspend"}
    ${"https://EXAMPLE.com:8443/Outspend/"} | ${"https://example.com:8443/Outspend"}
    ${"http://localhost:8080/"}             | ${"http://localhost:8080"}
  `("$given is kept as $kept", ({ given, kept }: { given: string; kept: string }) => {
    expect(deploymentAddress(given)).toBe(kept);
  });

  it.each`
    given                       | message
    ${"addins.example.com"}     | ${'address must be a full web address, got "addins.example.com"'}
    ${""}                       | ${'address must be a full web address, got ""'}
    ${true}                     | ${"address must be a full web address, got true"}
    ${"http://example.com"}     | ${'address must begin with https://, got "http://example.com"'}
    ${"http://localhost.evil"}  | ${'address must begin with https://, got "http://localhost.evil"'}
    ${"javascript:alert(1)"}    | ${'address must begin with https://, got "javascript:alert(1)"'}
    ${"https://a:b@x.com"}      | ${'address must hold no user name or password, got "https://a:b@x.com"'}
    ${"https://x.com/?v=1"}     | ${'address must hold no ? or #, got "https://x.com/?v=1"'}
    ${"https://x.com/#outside"} | ${'address must hold no ? or #, got "https://x.com/#outside"'}
  `("$given is refused", ({ given, message }: { given: string; message: string }) => {
    expect(() => deploymentAddress(given)).toThrow(new Error(message));
  });
});

describe("the namespace", () => {
  it.each(["", "OUTSPEND", "Acme.Risk_2", "A"])("%j is accepted", (given) => {
    expect(functionNamespace(given)).toBe(given);
  });

  it.each(["2FAST", ".A", "A-B", "A B", "Ä", 'A" />', "A".repeat(33), true])(
    "%j is refused",
    (given) => {
      expect(() => functionNamespace(given as string)).toThrow(
        new Error(
          "namespace must begin with a letter and hold at most 32 letters, digits, dots or underscores, " +
            `got ${JSON.stringify(given)}`,
        ),
      );
    },
  );
});

describe("a manifest put in its place", () => {
  it("is the same text at the address it was written for", () => {
    expect(placeManifest(xml, { address: here, namespace: "" })).toBe(xml);
  });

  it("changes addresses and nothing else", () => {
    const placed = placeManifest(xml, { address: "https://example.com/it/", namespace: "" });
    const domain = "<AppDomain>https://example.com</AppDomain>";
    expect(placed).toContain(domain);
    expect(
      placed
        .replace(domain, `<AppDomain>${here}</AppDomain>`)
        .replace(/(?<==")https:\/\/example\.com\/it/g, here),
    ).toBe(xml);
  });

  it("takes a namespace as the last part of the functions' extension point", () => {
    const placed = placeManifest(xml, { address: here, namespace: "OUTSPEND" });
    const before = xml.split("\n");
    const added = placed.split("\n").filter((line) => !before.includes(line));
    expect(added.map((line) => line.trim())).toEqual([
      '<Namespace resid="Functions.Namespace" />',
      '<bt:String id="Functions.Namespace" DefaultValue="OUTSPEND" />',
    ]);
    expect(placed).toMatch(/<\/Metadata>\s*<Namespace [^>]*>\s*<\/ExtensionPoint>/);
    expect(placed).toMatch(/<bt:String [^>]*\/>\s*<\/bt:ShortStrings>/);
  });

  it.each`
    written                                   | placed                                            | because
    ${`<A B='${here}/x'/>`}                   | ${"<A B='https://x.com/p/x'/>"}                   | ${"single quotes hold values too"}
    ${`<A B="${here}"/>`}                     | ${'<A B="https://x.com/p"/>'}                     | ${"the address may stand alone"}
    ${`<A B="${here}/?a=1&amp;b=2"/>`}        | ${'<A B="https://x.com/p/?a=1&amp;b=2"/>'}        | ${"what follows keeps its escapes"}
    ${`<A B="${here}0/x"/>`}                  | ${`<A B="${here}0/x"/>`}                          | ${"port 30000 is another server"}
    ${`<A><!-- ${here}/ --></A>`}             | ${`<A><!-- ${here}/ --></A>`}                     | ${"a comment is not an address"}
    ${`<A>\r\n<B C="${here}/"\r\n/>\r\n</A>`} | ${'<A>\r\n<B C="https://x.com/p/"\r\n/>\r\n</A>'} | ${"Windows line breaks count as two characters"}
    ${`<A B="€𝄞" C="${here}/"/>`}             | ${'<A B="€𝄞" C="https://x.com/p/"/>'}             | ${"characters outside ASCII move nothing"}
    ${`\ufeff<A B="${here}/"/>`}              | ${'\ufeff<A B="https://x.com/p/"/>'}              | ${"a byte order mark counts"}
    ${`<AppDomain>\n${here}\n</AppDomain>`}   | ${"<AppDomain>https://x.com</AppDomain>"}         | ${"a domain has no path"}
    ${"<AppDomain>https://y.com</AppDomain>"} | ${"<AppDomain>https://y.com</AppDomain>"}         | ${"another domain stays"}
  `("$because", ({ written, placed }: { written: string; placed: string }) => {
    expect(placeManifest(written, { address: "https://x.com/p", namespace: "" })).toBe(placed);
  });

  it("writes an address with an ampersand as XML", () => {
    const placed = placeManifest(`<A B="${here}/"/>`, {
      address: "https://x.com/r&d's",
      namespace: "",
    });
    expect(placed).toBe('<A B="https://x.com/r&#38;d&#39;s/"/>');
  });

  it.each`
    written                                                     | namespace | message
    ${"<A>"}                                                    | ${""}     | ${/^manifest\.xml must be well formed: /}
    ${"<A/>"}                                                   | ${"NAME"} | ${/^manifest\.xml must hold one Metadata and one bt:ShortStrings/}
    ${"<ExtensionPoint><Metadata></Metadata></ExtensionPoint>"} | ${"NAME"} | ${/^manifest\.xml must hold one Metadata and one bt:ShortStrings/}
    ${"<Namespace/>"}                                           | ${"NAME"} | ${/^manifest\.xml must hold no Namespace of its own/}
  `(
    "$written is refused with namespace $namespace",
    ({ written, namespace, message }: { written: string; namespace: string; message: RegExp }) => {
      expect(() => placeManifest(written, { address: here, namespace })).toThrow(message);
    },
  );
});
