/** What a report says that came by email: of a server that could not deliver, or of a reader who complained. */
export type EmailReport = {
  kind: "bounced" | "delayed" | "complained";
  /** Whom it was for, lower-cased; null where the report does not say. */
  recipient: string | null;
  /** RFC 3463: "5.1.1"; null where the report has none. */
  status: string | null;
  /** Will never work again: the address, not this email alone. */
  permanent: boolean;
  /** In the server's own words. */
  reason: string;
};

/** Statuses that speak of the address. A full mailbox (5.2.2) and a policy (5.7) are no reason to close it. */
const addressStatus = /^5\.(?:1\.(?:[0-46]|10)|2\.1|4\.4)$/;
const never =
  /\b(?:permanent(?:ly)?|hard bounce|(?:user|recipient|mailbox|account|address) (?:is )?(?:unknown|not found|disabled|inactive|unavailable|does(?: not|n't) exist|doesn’t exist)|unknown (?:user|recipient|mailbox|address)|no such (?:user|recipient|mailbox|address|domain|person)|does(?: not|n't|n’t) exist|invalid (?:recipient|mailbox|address|user)|domain (?:not found|does not exist)|no mailbox here|account (?:that you tried to reach )?(?:is disabled|does not exist))\b|\b5\.1\.(?:[0-46]|10)\b/i;
const notNever =
  /\b(?:mailbox (?:is )?full|over ?quota|out of storage|insufficient (?:storage|space)|disk space|5\.2\.2|temporar(?:y|ily)|try again|deferred|blocked|spam|policy|5\.7\.\d+|4\.\d+\.\d+)\b/i;

/** Whether the words of a server say that the address will never work again. */
export function saysPermanent(words: string): boolean {
  return never.test(words) && !notNever.test(words.replace(never, " "));
}

/**
 * Reads a delivery report (RFC 3464) or a complaint (RFC 5965) from the decoded text of its parts. Where it is neither,
 * null: then a machine wrote something that nobody has to act on.
 */
export function readReport(text: string): EmailReport | null {
  const said = text.replaceAll(/\r\n?/g, "\n").slice(0, 200_000);
  const field = (name: string) =>
    new RegExp(`^${name}:[ \\t]*(.*(?:\\n[ \\t]+.*)*)`, "im").exec(said)?.[1]?.replaceAll(/\s+/g, " ").trim() ?? null;
  const feedback = field("Feedback-Type");
  if (feedback) return readComplaint(feedback, field);
  const action = field("Action")?.toLowerCase() ?? null;
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(field("Status") ?? "")?.[0] ?? null;
  const recipient = addressOf(field("Final-Recipient")) ?? addressOf(field("Original-Recipient"));
  const diagnostic = field("Diagnostic-Code")?.replace(/^[\w-]+\s*;\s*/, "") ?? null;
  if (!action && !status && !diagnostic) return readWords(said, field("X-Failed-Recipients"));
  if (action === "delivered" || action === "relayed" || action === "expanded") return null;
  if (status?.startsWith("2.")) return null;
  const words = diagnostic ?? (status ? `The server answered ${status}.` : "It could not be delivered.");
  if (action === "delayed" || (!action && status?.startsWith("4.")))
    return { kind: "delayed", recipient, status, permanent: false, reason: words };
  return { kind: "bounced", recipient, status, permanent: isPermanent(status, words), reason: words };
}

function isPermanent(status: string | null, words: string) {
  if (status?.startsWith("4.")) return false;
  // The server's own words outrank a status that only says that it failed.
  return (
    (status !== null && addressStatus.test(status) && !notNever.test(words.replace(never, " "))) || saysPermanent(words)
  );
}

function readComplaint(feedback: string, field: (name: string) => string | null): EmailReport | null {
  // An opt-out of a provider's own button is a complaint's sister; "not-spam" takes one back.
  if (!/^(?:abuse|fraud|virus|other|opt-out|complaint)\b/i.test(feedback)) return null;
  const recipient = addressOf(field("Original-Rcpt-To")) ?? addressOf(field("Removal-Recipient"));
  return { kind: "complained", recipient, status: null, permanent: true, reason: "They marked it as spam." };
}

/** Reports of servers that know no format: Exchange, qmail, Gmail of old. */
function readWords(said: string, failed: string | null): EmailReport | null {
  const head = said.slice(0, 6_000);
  if (
    !/\b(?:undeliver|could ?n[o']t be delivered|delivery (?:to|has|status|failed)|returned (?:mail|to sender)|wasn[’']t able to deliver|unable to deliver|permanent(?:ly)? (?:fail|error)|failure notice)/i.test(
      head,
    )
  )
    return null;
  const status = /\b[45]\.\d{1,2}\.\d{1,3}\b/.exec(head)?.[0] ?? null;
  const recipient = addressOf(failed) ?? addressOf(head);
  const line = head
    .split("\n")
    .find((one) => /\b[45]\d\d[ -]|\b[45]\.\d\.\d|does not exist|unknown|full|quota/i.test(one));
  const reason = (line ?? "It could not be delivered.").trim().slice(0, 300);
  return { kind: "bounced", recipient, status, permanent: isPermanent(status, reason), reason };
}

function addressOf(value: string | null): string | null {
  return /[^\s<>;:,"']+@[^\s<>;,"']+\.[a-z0-9-]{2,}/i.exec(value ?? "")?.[0]?.toLowerCase() ?? null;
}
