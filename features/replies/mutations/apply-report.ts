import { inArray } from "drizzle-orm";
import type { OperationContext } from "@/db/context";
import { messages } from "@/db/schema/messages";
import { normalizeAddress } from "@/lib/email-address";
import { readReport, type EmailReport } from "../rules/report";
import type { ResendEvent } from "../rules/resend-event";
import { applyToMessage } from "./apply-to-message";
import { findReported } from "../queries/find-reported";

type Reported = { id: string; to: string[]; report?: string | null; text: string; receivedAt: Date };

/**
 * A delivery report or a complaint that came by email does what the webhook of the same does. Only where it names an
 * email of ours by what nobody else knows, its reply address or the id that it left with, and the address that it went
 * to: whoever writes a report of their own closes nobody's address. Null where it is about none.
 */
export async function applyReport(inside: OperationContext, email: Reported, text: string) {
  const said = `${email.report ?? ""}\n\n${text}`;
  const report = readReport(said);
  const message = await findReported(inside, { to: email.to, said });
  if (!report || !message || message.firstAttemptAt === null) return null;
  if (report.recipient && (normalizeAddress(report.recipient) ?? report.recipient) !== message.address) return null;
  await applyToMessage(inside, `report:${email.id}`, eventOf(report, email.receivedAt), message.id);
  const [now] = await inside.db
    .select()
    .from(messages)
    .where(inArray(messages.id, [message.id]));
  return { message: now ?? message, personId: message.personId };
}

const types = {
  bounced: "email.bounced",
  delayed: "email.delivery_delayed",
  complained: "email.complained",
} as const satisfies Record<EmailReport["kind"], string>;

function eventOf({ kind, permanent, status, reason }: EmailReport, at: Date): ResendEvent {
  const message = status && !reason.includes(status) ? `${status} ${reason}` : reason;
  const bounce = kind === "bounced" ? { type: permanent ? "Permanent" : "Transient", message } : undefined;
  return { type: types[kind], created_at: at, data: bounce ? { bounce } : {} };
}
