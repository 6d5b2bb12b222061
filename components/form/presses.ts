import type { Press } from "@/lib/action-result";

type Unanswered = { key: string; said: string };

/** By action and by what a press is about: the presses that no answer came to, and those that are under way. */
const unanswered = new WeakMap<object, Map<string, Unanswered>>();

/**
 * The press that an action is called with. A first one gets a new key; one that is about the same thing as a press
 * without an answer keeps the key of that, so that it is carried out once. Where nothing else is said, a press is about
 * its input. `settle` ends it, once an answer has arrived.
 */
export function pressOf(action: object, input: unknown, about?: string): { press: Press; settle: () => void } {
  const said = JSON.stringify(input);
  const subject = about ?? said;
  const open = unanswered.get(action) ?? new Map<string, Unanswered>();
  unanswered.set(action, open);
  const before = open.get(subject);
  const key = before?.key ?? crypto.randomUUID();
  if (!before) open.set(subject, { key, said });
  return {
    press: before ? { key, again: before.said === said ? "same" : "changed" } : { key },
    settle() {
      if (open.get(subject)?.key === key) open.delete(subject);
    },
  };
}
