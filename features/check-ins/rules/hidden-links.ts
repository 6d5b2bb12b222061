/**
 * A contact's reply quotes the check-in, and with it the link by which they answer. Who reads the reply is not to answer
 * in their place, nor to read there of positions that they may not see: the token goes, also where a mail program has
 * encoded the address.
 */
export function hideAnswerLinks(text: string): string {
  return text.replaceAll(/(decide(?:\/|%2F))[\w-]{20,}/gi, "$1...");
}
