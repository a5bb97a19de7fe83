/**
 * Holds manifests against Microsoft's schemas:
 *
 *     node test/addin/validate-manifest.mjs <folder of schemas> <manifest> …
 *
 * Prints one line a fault and ends with 1 when there is one. A script of its own because libxml2-wasm does not load
 * inside jest.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { XmlDocument, XmlLibError, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";

const [folder, ...manifests] = process.argv.slice(2);
if (folder === undefined || manifests.length === 0) {
  console.error("usage: node test/addin/validate-manifest.mjs <folder of schemas> <manifest> …");
  process.exit(2);
}

// The schemas name each other by file.
xmlRegisterFsInputProviders();
const schemaFile = join(folder, "OfficeAppManifestV1_1.xsd");
const schema = XmlDocument.fromBuffer(readFileSync(schemaFile), { url: schemaFile });
const validator = XsdValidator.fromDoc(schema);

for (const file of manifests) {
  try {
    const manifest = XmlDocument.fromBuffer(readFileSync(file));
    try {
      validator.validate(manifest);
    } finally {
      manifest.dispose();
    }
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    for (const { line, message } of error.details) {
      console.log(`${file}:${line}: ${message.trim()}`);
    }
    process.exitCode = 1;
  }
}
validator.dispose();
schema.dispose();
