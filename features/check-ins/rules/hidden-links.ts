/**
 * A reply quotes our email, and with it the link by which its reader answers. Who reads the reply is not to answer in
 * their place, nor to read there of positions that they may not see: the token goes, also where a mail program has
 * encoded the address once or twice, or by lines as some filters do.
 */
export function hideAnswerLinks(text: string): string {
  return text.replaceAll(/((?:decide|answer|submittal)(?:[/_]|%(?:25)*2F))[\w-]{30,}/gi, "$1...");
}
