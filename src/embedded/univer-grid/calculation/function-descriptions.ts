import { BooleanNumber } from "@univerjs/core";
import type { IFunctionInfo } from "@univerjs/engine-formula";
import { FunctionType } from "@univerjs/engine-formula";
import type { FunctionMetadata } from "../../../workbook/add-in/function-values";

const flag = (on: boolean) => (on ? BooleanNumber.TRUE : BooleanNumber.FALSE);

/** For the hints of the formula bar. */
export function describe({ id, description = "", parameters }: FunctionMetadata): IFunctionInfo {
  return {
    functionName: id.toUpperCase(),
    functionType: FunctionType.User,
    description,
    abstract: description,
    functionParameter: parameters.map((parameter) => ({
      name: parameter.name,
      detail: parameter.description ?? "",
      example: "",
      require: flag(!parameter.optional),
      repeat: flag(parameter.repeating === true),
    })),
  };
}
