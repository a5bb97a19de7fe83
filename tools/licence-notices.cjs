const { existsSync, readdirSync, readFileSync } = require("node:fs");
const { dirname, join } = require("node:path");
const { Compilation, sources } = require("webpack");

/** Licences whose only condition on handing out a bundle is that their text goes with it. */
const permissive = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "Zlib"];

/**
 * Puts the licence of every package that is part of a bundle into one file of the build.
 *
 * A package under any other licence than a permissive one stops the build: somebody has to read it first.
 */
class LicenceNotices {
  /** @param {string} filename */
  constructor(filename) {
    this.filename = filename;
  }

  /** @param {import("webpack").Compiler} compiler */
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("LicenceNotices", (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tap({ name: "LicenceNotices", stage }, () => {
        const folders = new Set(bundledFiles(compilation.modules).flatMap(packageFolder));
        const notices = new Map([...folders].map((folder) => [folder, noticeOf(folder)]));
        // A package may lie in several places, for packages that want it beside them.
        const text = [...new Set(notices.values())].sort().join(`\n${"-".repeat(80)}\n\n`);
        compilation.emitAsset(this.filename, new sources.RawSource(text));
      });
    });
  }
}

/** The files that modules were made from. Webpack joins modules to one and hides them in it. */
function bundledFiles(modules) {
  return [...modules].flatMap((module) => [
    ...(module.modules ? bundledFiles(module.modules) : []),
    ...(module.resource ? [module.resource.split("?")[0]] : []),
  ]);
}

/** The folder of the package a file belongs to; none for our own files. */
function packageFolder(file) {
  if (!/[\\/]node_modules[\\/]/.test(file)) return [];
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const described = join(folder, "package.json");
    // Packages keep nameless package.json files in folders of their own.
    if (existsSync(described) && JSON.parse(readFileSync(described, "utf8")).name) return [folder];
  }
}

/** Whether a licence, or what joins several, is permissive: of "(MIT OR GPL-3.0-or-later)" one is chosen, of "MIT AND Zlib" both hold. */
function isPermissive(license) {
  const bare = String(license).replace(/^\((.*)\)$/, "$1");
  return bare
    .split(" OR ")
    .some((each) => each.split(" AND ").every((one) => permissive.includes(one)));
}

function noticeOf(folder) {
  const described = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const { name, version, license, author, repository } = described;
  if (!isPermissive(license)) {
    throw new Error(`${name} must have a permissive licence to be bundled, got ${license}`);
  }
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  const by = typeof author === "string" ? author : author?.name;
  const text = file
    ? readFileSync(join(folder, file), "utf8").trim()
    : [`The package names its licence, ${license}, and brings no text.`, by, repository?.url]
        .filter(Boolean)
        .join("\n");
  return `${name} ${version} (${license})\n\n${text}\n`;
}

module.exports = { LicenceNotices };
