const { SaxesParser } = require("saxes");

/** The address manifest.xml is written for: the one that trials on the developer's machine use. */
const writtenFor = "https://localhost:3000";

const namespaceId = "Functions.Namespace";

/**
 * The address of a deployment, checked and without trailing slashes.
 *
 * Excel loads add-ins over https only. http://localhost is let through for trials in a browser.
 *
 * @param {string} text where dist/addin will be served; a path is kept
 * @returns {string}
 */
function deploymentAddress(text) {
  const refuse = (rule) => {
    throw new Error(`address must ${rule}, got ${JSON.stringify(text)}`);
  };
  const url = URL.canParse(text) ? new URL(text) : refuse("be a full web address");
  const isTrial = url.protocol === "http:" && url.hostname === "localhost";
  if (url.protocol !== "https:" && !isTrial) refuse("begin with https://");
  if (url.username !== "" || url.password !== "") refuse("hold no user name or password");
  if (/[?#]/.test(text)) refuse("hold no ? or #");
  return url.href.replace(/\/+$/, "");
}

/**
 * A prefix for worksheet functions, checked: OUTSPEND makes them =OUTSPEND.EXPECTED_LOSS(…).
 *
 * @param {string} text "" for no prefix
 * @returns {string}
 */
function functionNamespace(text) {
  // An option without a value arrives from webpack as true.
  const isName = typeof text === "string" && /^[A-Za-z][A-Za-z0-9._]{0,31}$/.test(text);
  if (text !== "" && !isName) {
    throw new Error(
      "namespace must begin with a letter and hold at most 32 letters, digits, dots or underscores, " +
        `got ${JSON.stringify(text)}`,
    );
  }
  return text;
}

const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Whether an attribute or a text of the manifest is an address of ours, and not one that only begins alike. */
const isOurs = (value) =>
  value.startsWith(writtenFor) && /^(?:$|[/?#])/.test(value.slice(writtenFor.length));

/**
 * The manifest of one deployment.
 *
 * A parser finds the places and only those are changed in the text, so that comments, order and line breaks stay as
 * they were written.
 *
 * @param {string} xml manifest.xml
 * @param {{ address: string, namespace: string }} deployment
 * @returns {string}
 */
function placeManifest(xml, deployment) {
  const address = deploymentAddress(deployment.address);
  const namespace = functionNamespace(deployment.namespace);
  const edits = [];
  const replace = (start, end, text) => edits.push({ start, end, text });

  /** The white space before a position, to give a new element the place its neighbour has. */
  const indentAt = (position) => /\s*$/.exec(xml.slice(0, position))[0];

  const path = [];
  const contentStarts = [];
  let insertions = 0;
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw new Error(`manifest.xml must be well formed: ${error.message}`);
  });
  parser.on("attribute", ({ value }) => {
    if (!isOurs(value)) return;
    const closingQuote = parser.position - 1;
    const start = xml.lastIndexOf(xml[closingQuote], closingQuote - 1) + 1;
    replace(start, start + writtenFor.length, escaped(address));
  });
  parser.on("opentag", ({ name }) => {
    path.push(name);
    contentStarts.push(parser.position);
    if (name === "Namespace" && namespace !== "") {
      throw new Error("manifest.xml must hold no Namespace of its own where the build puts one in");
    }
  });
  parser.on("closetag", ({ name, isSelfClosing }) => {
    path.pop();
    const start = contentStarts.pop();
    if (isSelfClosing) return;
    const end = xml.lastIndexOf("</", parser.position - 1);
    if (name === "AppDomain" && isOurs(xml.slice(start, end).trim())) {
      // A domain has no path, whatever the address has.
      replace(start, end, escaped(new URL(address).origin));
    }
    if (namespace === "") return;
    if (name === "Metadata" && path.at(-1) === "ExtensionPoint") {
      const indent = indentAt(xml.lastIndexOf("<Metadata", end));
      replace(parser.position, parser.position, `${indent}<Namespace resid="${namespaceId}" />`);
      insertions += 1;
    }
    if (name === "bt:ShortStrings") {
      const indent = indentAt(end);
      const string = `<bt:String id="${namespaceId}" DefaultValue="${escaped(namespace)}" />`;
      replace(end - indent.length, end - indent.length, `${indent}  ${string}`);
      insertions += 1;
    }
  });
  parser.write(xml).close();

  if (namespace !== "" && insertions !== 2) {
    throw new Error(
      "manifest.xml must hold one Metadata and one bt:ShortStrings to take a namespace",
    );
  }
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), xml);
}

module.exports = { deploymentAddress, functionNamespace, placeManifest };
