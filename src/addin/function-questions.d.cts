// Types of function-questions.cjs, which docs/function-reference.cjs loads as it is, too.

export interface Question<Fn> {
  readonly question: string;
  readonly functions: readonly Fn[];
}

export const functionQuestions: readonly Question<string>[];

export function byQuestion<Fn extends { readonly id: string }>(
  functions: readonly Fn[],
): Question<Fn>[];
