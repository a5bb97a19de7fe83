import type { IFormulaDependencyTree } from "@univerjs/engine-formula";
import { FormulaDependencyGenerator } from "@univerjs/engine-formula";

/**
 * Who depends on whom. Univer puts every formula of the book into an index for those whose references are calculated, at each edit; here
 * no formula has one, since each says which cells it reads.
 */
export class Dependencies extends FormulaDependencyGenerator {
  protected override async _calculateListByFunctionRefNode(
    trees: IFormulaDependencyTree[],
  ): Promise<void> {
    if (trees.some(({ addressFunctionNodes }) => addressFunctionNodes.length > 0)) {
      await super._calculateListByFunctionRefNode(trees);
    }
  }
}
