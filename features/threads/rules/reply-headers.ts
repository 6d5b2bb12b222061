const messageIds = /<[^<>\s]{1,250}>/g;
/** A chain as long as a conversation gets; mail programs thread by its ends. */
const mostIds = 20;

/** The subject of an answer: the thread's own, with one "Re:". */
export function answerSubject(subject: string): string {
  const bare = subject.replace(/^(?:\s*(?:re|fwd?|aw|sv|rv|antw)\s*(?:\[\d+\])?:)+/i, "").trim();
  return `Re: ${bare === "" ? "your email" : bare}`;
}

/**
 * The headers by which mail programs put an answer into its thread (RFC 5322, 3.6.4). `headers` are the reply's own, by
 * lower-case name; `ours` is the id of the email it came to, for a reply that was no email. Whatever is no id is left
 * out, so that nothing a stranger wrote becomes a header of ours.
 */
export function answerHeaders(headers: Record<string, string>, ours: string | null): Record<string, string> {
  const [theirs] = idsIn(headers["message-id"]);
  const answered = theirs ?? idsIn(ours)[0];
  if (!answered) return {};
  const before = idsIn(headers["references"] ?? headers["in-reply-to"] ?? ours);
  const chain = [...new Set([...before.filter((id) => id !== answered), answered])];
  const kept = chain.length > mostIds ? [...chain.slice(0, 1), ...chain.slice(1 - mostIds)] : chain;
  return { "In-Reply-To": answered, References: kept.join(" ") };
}

function idsIn(header: string | null | undefined): string[] {
  return (header ?? "").match(messageIds) ?? [];
}
