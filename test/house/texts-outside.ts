import * as ts from "typescript";

/** A text that a person sees, where none should stand. */
export interface TextOutside {
  readonly line: number;
  readonly text: string;
}

/** Props whose strings are for React, the browser or Fluent; those of any other prop are read by people. */
const technicalProps = new Set([
  ...["className", "role", "type", "href", "target", "rel", "id", "htmlFor", "name", "as", "key"],
  ...["appearance", "size", "intent", "layout", "shape", "position", "align", "relationship"],
  ...["inputMode", "autoComplete", "color", "weight", "orientation", "tabIndex", "scope", "dir"],
  ...["aria-live", "aria-current", "aria-haspopup", "aria-controls", "aria-labelledby"],
  ...["aria-describedby", "aria-sort", "aria-hidden", "aria-expanded", "aria-orientation"],
  ...["viewBox", "d", "points", "transform", "textAnchor", "dominantBaseline", "fill", "stroke"],
  ...["strokeDasharray", "strokeLinejoin", "strokeLinecap", "clipPath", "preserveAspectRatio"],
  ...["x", "y", "x1", "x2", "y1", "y2", "width", "height", "modalType", "labelPosition"],
  ...["validationState", "part", "kind", "action", "of", "spellCheck", "xmlns", "font", "style"],
  ...["focusable", "mode", "side", "iconPosition", "form", "aria-keyshortcuts", "vectorEffect"],
]);

const hasLetter = (text: string): boolean => /\p{L}/u.test(text);

const forStyles = /^(@media|calc\()/;

/** Whether a string on its own reads as words: it begins like a sentence, or has several. */
const readsAsWords = (text: string): boolean =>
  !forStyles.test(text) &&
  (/^\P{L}*\p{Lu}\p{Ll}+(?!\p{Lu})/u.test(text) || /\p{L}\p{P}* \p{P}*\p{L}/u.test(text));

/** Whether a string is beside what is joined to it: "12" + " rows". */
const joinsWords = (text: string): boolean => /(^| )\p{L}{2,}/u.test(text) && text.includes(" ");

const isStyles = (node: ts.Node): boolean =>
  (ts.isCallExpression(node) && /^(makeStyles|mergeClasses)$/.test(node.expression.getText())) ||
  (ts.isSatisfiesExpression(node) && node.type.getText().includes("Griffel")) ||
  (ts.isVariableDeclaration(node) && (node.type?.getText() ?? "").includes("Griffel"));

const comparing = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.InKeyword,
]);

/** Read from an answer what stands beside these words, or compare with how it begins. */
const lookUps = /^(numberBeside|textBeside)$|\.startsWith$/;

/** Whether a string names something in the program, and is not said. */
function isName(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return true;
  if (ts.isLiteralTypeNode(parent) || ts.isCaseClause(parent)) return true;
  if (ts.isElementAccessExpression(parent)) return true;
  if (ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return true;
  }
  if (ts.isPropertyAssignment(parent) && parent.name === node) return true;
  if (ts.isCallExpression(parent) && lookUps.test(parent.expression.getText())) return true;
  return ts.isBinaryExpression(parent) && comparing.has(parent.operatorToken.kind);
}

/** The texts that a file of the pane says itself, although texts stand in a place of their own. */
export function textsOutside(name: string, code: string): TextOutside[] {
  const source = ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true);
  const found: TextOutside[] = [];
  const note = (node: ts.Node, text: string): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push({ line: line + 1, text: text.replace(/\s+/g, " ").trim() });
  };
  /** @param isShown whether what stands here is drawn or read out, whatever it looks like */
  const walk = (node: ts.Node, isShown: boolean): void => {
    if (isStyles(node)) return;
    if (ts.isJsxAttribute(node)) {
      const prop = node.name.getText();
      const isTechnical = technicalProps.has(prop) || prop.startsWith("data-");
      const { initializer } = node;
      if (initializer && !(isTechnical && ts.isStringLiteral(initializer))) {
        walk(initializer, !isTechnical);
      }
      return;
    }
    if (ts.isJsxText(node)) {
      if (hasLetter(node.text)) note(node, node.text);
      return;
    }
    if (ts.isStringLiteralLike(node)) {
      const isText = isShown ? hasLetter(node.text) : readsAsWords(node.text);
      if (!isName(node) && isText) note(node, node.text);
      return;
    }
    if (ts.isTemplateExpression(node)) {
      const pieces = [node.head, ...node.templateSpans.map(({ literal }) => literal)];
      const isForStyles = forStyles.test(node.head.text);
      const isText =
        !isForStyles &&
        pieces.some(({ text }) =>
          isShown ? hasLetter(text) : joinsWords(text) || readsAsWords(text),
        );
      if (isText && !isName(node)) note(node, node.getText());
      node.templateSpans.forEach(({ expression }) => {
        walk(expression, isShown);
      });
      return;
    }
    // What is called with a string is not shown for that, and what a handler does is not.
    const isApart =
      ts.isCallExpression(node) || ts.isArrowFunction(node) || ts.isObjectLiteralExpression(node);
    const isDrawn = (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) || isShown;
    ts.forEachChild(node, (child) => {
      walk(child, isDrawn && !isApart);
    });
  };
  walk(source, false);
  return found;
}
