import type { Univer } from "@univerjs/core";
import { BooleanNumber } from "@univerjs/core";
import type { IFunctionInfo } from "@univerjs/engine-formula";
import { FunctionType } from "@univerjs/engine-formula";
import { IDescriptionService } from "@univerjs/sheets-formula";
import type { FunctionsMetadata } from "../function-values";

/** Lets the formula bar name an add-in's functions, their arguments and what they mean, as one types. */
export function describeFunctions(univer: Univer, { functions }: FunctionsMetadata): void {
  const descriptions = functions.map(({ name, description = "", parameters }) => ({
    functionName: name,
    functionType: FunctionType.User,
    description,
    abstract: description,
    functionParameter: parameters.map((parameter) => ({
      name: parameter.name,
      detail: parameter.description ?? "",
      // Univer makes an example call of these.
      example: parameter.name,
      require: parameter.optional === true ? BooleanNumber.FALSE : BooleanNumber.TRUE,
      repeat: parameter.repeating === true ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    })),
  })) satisfies IFunctionInfo[];
  univer.__getInjector().get(IDescriptionService).registerDescriptions(descriptions);
}
