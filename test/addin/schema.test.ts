import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { placeManifest } from "../../tools/place-manifest.cjs";

const root = resolve(__dirname, "../..");
const shared = process.env.OUTSPEND_SHARED;
const xml = readFileSync(join(root, "manifest.xml"), "utf8");

/** The faults Microsoft's schemas find in a manifest, a line each. */
function schemaFaults(manifest: string): string {
  const folder = mkdtempSync(join(tmpdir(), "outspend-manifest-"));
  try {
    const file = join(folder, "manifest.xml");
    writeFileSync(file, manifest);
    const script = join(__dirname, "validate-manifest.mjs");
    const schemas = join(resolve(root, shared ?? ""), "schemas");
    const run = spawnSync(process.execPath, [script, schemas, file], { encoding: "utf8" });
    if (run.stderr !== "" || (run.status === 0) !== (run.stdout === "")) {
      throw new Error(`validation broke: ${run.stderr}${run.stdout}`);
    }
    return run.stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const withSchemas = shared === undefined ? describe.skip : describe;

withSchemas(
  `Microsoft's manifest schemas${shared === undefined ? " (skipped without OUTSPEND_SHARED)" : ""}`,
  () => {
    it.each`
      address                           | namespace
      ${"https://localhost:3000"}       | ${""}
      ${"https://localhost:3000"}       | ${"OUTSPEND"}
      ${"https://example.com/outspend"} | ${""}
      ${"https://example.com/r&d"}      | ${"Acme.Risk_2"}
    `(
      "accept the manifest at $address with namespace '$namespace'",
      (deployment: { address: string; namespace: string }) => {
        expect(schemaFaults(placeManifest(xml, deployment))).toBe("");
      },
    );

    it.each`
      fault                              | from                        | to                                               | says
      ${"an unknown lifetime"}           | ${'lifetime="long"'}        | ${'lifetime="forever"'}                          | ${"'forever' is not an element of the set"}
      ${"an Id that is no UUID"}         | ${/<Id>.*<\/Id>/}           | ${"<Id>outspend</Id>"}                           | ${"'outspend' is not accepted by the pattern"}
      ${"a button without a tip"}        | ${/<Supertip>[\s\S]*?tip>/} | ${""}                                            | ${"Expected is"}
      ${"a namespace before its script"} | ${"<Script>"}               | ${'<Namespace resid="ShowPane.Label"/><Script>'} | ${"Namespace': This element is not expected"}
      ${"an element left open"}          | ${"</Resources>"}           | ${""}                                            | ${"mismatch"}
    `(
      "refuse $fault",
      ({ from, to, says }: { from: string | RegExp; to: string; says: string }) => {
        const faulty = xml.replace(from, to);
        expect(faulty).not.toBe(xml);
        expect(schemaFaults(faulty)).toContain(says);
      },
    );
  },
);
