/** What is said of a cell whose formula cannot be calculated here, such as one of another add-in's. */
export const uncomputableWords = "it cannot be calculated here and shows what the file remembers";
