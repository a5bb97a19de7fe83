import { invalid } from "../protocol/host-error";
import { defineType } from "../protocol/host-object";
import type { Wire } from "../protocol/wire";

/** What the custom functions runtime of the add-in's page says to the host. */
export interface FunctionsRuntimePort {
  /** Optional behaviours of the runtime that are on. */
  readonly features: readonly number[];
  runtimeIsReady(): void;
  /** @param code which error it is, where the call failed */
  receive(id: number, succeeded: boolean, value: Wire, code: number): void;
}

function rowsOf(value: Wire): readonly Wire[] {
  if (!Array.isArray(value)) throw invalid("results must be a list", value);
  return value as readonly Wire[];
}

export const customFunctionsService = defineType<FunctionsRuntimePort>({
  typeName: "CustomFunctions",
  methods: {
    SetInvocationArrayResults: (runtime, args) => {
      for (const result of rowsOf(args.plain(0, "results"))) {
        const [id, succeeded, value, code] = rowsOf(result);
        runtime.receive(Number(id), succeeded === true, value ?? null, Number(code ?? 0));
      }
      return undefined;
    },
    _GetEnabledFeatures: ({ features }) => features,
    _SetOsfControlContainerReadyForCustomFunctions: (runtime) => {
      runtime.runtimeIsReady();
      return undefined;
    },
  },
});
