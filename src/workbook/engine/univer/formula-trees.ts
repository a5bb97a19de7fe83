import type { AstTreeBuilder } from "@univerjs/engine-formula";
import { LexerNode } from "@univerjs/engine-formula";

/**
 * Lets an engine leave the trees alone that it reads formulas into. Univer remembers them by the formula's text, for all
 * workbooks of a process, and what it builds of a LET or LAMBDA rewrites them: whoever asks the same formula next would
 * find the variables of the one before in it. So each is built from a copy.
 */
export function sparingTrees(builder: AstTreeBuilder): AstTreeBuilder {
  const parse = builder.parse.bind(builder);
  builder.parse = (tree) => parse(copyOf(tree));
  return builder;
}

function copyOf(node: LexerNode): LexerNode {
  const copy = new LexerNode();
  copy.setToken(node.getToken());
  copy.setDefinedNames([...node.getDefinedNames()]);
  for (const child of node.getChildren()) {
    const own = typeof child === "string" ? child : copyOf(child);
    if (typeof own !== "string") own.setParent(copy);
    copy.addChildren(own);
  }
  return copy;
}
