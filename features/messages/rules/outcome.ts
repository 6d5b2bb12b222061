import { cutText, storable } from "@/lib/text";

/** What came back from Resend for one request. No status: reset, time-out or an answer that could not be read. */
export type SendAnswer =
  | { id: string }
  | { status: number | null; name: string; message: string; retryAfterSeconds: number | null };

export type Outcome =
  | { kind: "accepted"; id: string }
  /** It may have been taken: same key, same bytes, later. */
  | { kind: "unknown"; error: string }
  /** Definitely not taken; the account or the key has to wait, the email is fine. */
  | { kind: "slow_down"; until: Date; error: string }
  | { kind: "quota"; until: Date; error: string }
  | { kind: "key_refused"; error: string }
  | { kind: "domain_refused"; error: string }
  | { kind: "failed"; reason: string }
  | { kind: "needs_human"; reason: string };

/** A plan's limit is back within a month, whatever a header says. */
const longestQuotaWait = 31 * 86_400;

/** Sorts an answer by its status before its name, because Resend keeps adding names. */
export function classify(answer: SendAnswer, now: Date): Outcome {
  if ("id" in answer) return { kind: "accepted", id: answer.id };
  const { status, name, message } = answer;
  const error = cutText(storable(`${status ?? "no answer"} ${name}: ${message}`), 500);
  if (status === null || status >= 500 || status < 400 || status === 408) return { kind: "unknown", error };
  if (status === 429) {
    const after = answer.retryAfterSeconds;
    if (name.includes("quota")) {
      const reset = name.startsWith("daily") ? nextUtcDay(now) : new Date(now.getTime() + 3_600_000);
      return { kind: "quota", until: after ? plusSeconds(now, within(after, 60, longestQuotaWait)) : reset, error };
    }
    return { kind: "slow_down", until: plusSeconds(now, within(after ?? 1, 1, 300)), error };
  }
  if (status === 409) {
    if (name === "invalid_idempotent_request")
      return { kind: "needs_human", reason: `Resend has this email with different content (${message})` };
    return { kind: "unknown", error };
  }
  if (status === 401) return { kind: "key_refused", error };
  // A firewall or a proxy says no with a page of its own: Resend may never have seen the request.
  if (isUnreadable(answer)) return { kind: "unknown", error };
  if (status === 403) {
    if (/api_key|permission|suspended/.test(name) || /api key/i.test(message)) return { kind: "key_refused", error };
    if (name === "email_above_quota") return { kind: "quota", until: new Date(now.getTime() + 3_600_000), error };
    if (/domain|testing emails/i.test(message)) return { kind: "domain_refused", error };
    return { kind: "failed", reason: `Resend refused it: ${message}` };
  }
  if (status === 400 || status === 413 || status === 422)
    return { kind: "failed", reason: `Resend refused it: ${message}` };
  return { kind: "unknown", error };
}

/** Resend's refusals say why; those of a 403 also have a name. A body that is too large never gets as far as Resend. */
function isUnreadable({ status, name, message }: Exclude<SendAnswer, { id: string }>) {
  return (status === 403 && name === "unreadable_answer") || (status !== 413 && message === "");
}

/**
 * When an unknown outcome is tried again: doubling from 15 s to half an hour, spread by up to a third. `spread` is
 * from 0 to 1.
 */
export function nextAttemptAt(attempts: number, spread: number, now: Date): Date {
  const seconds = Math.min(15 * 2 ** Math.min(Math.max(attempts, 1) - 1, 10), 1_800);
  return plusSeconds(now, seconds * (1 + spread / 3));
}

/** How long Resend is asked whether it took an email before a person has to say it: a day past the last attempt. */
const askingHours = 48;

/** When Resend is asked again after it gave no answer; null where a person has to decide. */
export function nextAskAt(asked: { attempts: number; since: Date }, spread: number, now: Date): Date | null {
  const again = nextAttemptAt(asked.attempts, spread, now);
  return again < plusSeconds(asked.since, askingHours * 3_600) ? again : null;
}

function within(seconds: number, least: number, most: number) {
  return Math.min(Math.max(seconds, least), most);
}

function plusSeconds(now: Date, seconds: number) {
  return new Date(now.getTime() + seconds * 1_000);
}

function nextUtcDay(now: Date) {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1));
}
