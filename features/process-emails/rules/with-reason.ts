/** The words with a reason after the paragraph that says the decision: the second one, after the greeting. */
export function withReason(body: string, reason: string): string {
  const paragraphs = body.split(/\n\s*\n/);
  return [...paragraphs.slice(0, 2), reason.trim(), ...paragraphs.slice(2)].join("\n\n");
}
