/** A label within a sentence: "Lead / PM" is "lead / PM" there, and "K-12" stays as it is. */
export function midSentence(label: string): string {
  return label.replace(/(?<![\w/&-])[A-Z][a-z]+(?![\w-])/g, (word) => word.toLowerCase());
}
