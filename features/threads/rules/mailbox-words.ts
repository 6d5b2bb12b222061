import { cutText, plainLines } from "@/lib/text";

/** As much as the answer box of a screen takes. */
const mostLetters = 20_000;

/**
 * What a recruiter wrote in their own mailbox, without quoted lines and the signature below its usual mark: the email to the person
 * carries the one of Callback. `fresh` is the text without the quotation.
 */
export function mailboxWords(fresh: string): string {
  const [words = ""] = `\n${fresh.replace(/\r\n?/g, "\n")}`.split(/\n-- ?(?:\n|$)/);
  const own = words.split("\n").filter((line) => !/^\s*>/.test(line));
  return cutText(plainLines(own.join("\n")), mostLetters);
}
