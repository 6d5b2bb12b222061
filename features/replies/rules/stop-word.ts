/** A reply of a word or two that asks to end it: a person's will, as good as the link. */
export function asksToStop(fresh: string): boolean {
  const words = fresh
    .toLowerCase()
    .replace(/[^\p{L}\s]+/gu, " ")
    .trim()
    .split(/\s+/)
    .filter(
      (word) =>
        !["please", "me", "from", "your", "the", "list", "emails", "emailing", "thanks", "thank", "you"].includes(word),
    )
    .join(" ");
  return ["stop", "unsubscribe", "remove", "opt out", "stop this", "take off", "unsubscribe now"].includes(words);
}
