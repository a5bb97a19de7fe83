/** Excel reads so many digits of a number in a formula. */
const digitsRead = 15;

/** A number as a formula has it: the pane asks with the same, so that both get the same answer. */
export const writtenNumber = (number: number): number => Number(number.toPrecision(digitsRead));
