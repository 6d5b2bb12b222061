import { z } from "zod";
import { instant, wireText } from "@/lib/input";

const tags = z
  .union([
    z.record(wireText, wireText),
    z
      .array(z.object({ name: wireText, value: wireText }))
      .transform((list): Record<string, string> => Object.fromEntries(list.map((tag) => [tag.name, tag.value]))),
  ])
  .optional()
  .catch(undefined);

/** What Callback reads of an event. Everything else in it is kept and not trusted. */
export const resendEvent = z.object({
  type: wireText,
  created_at: instant().optional().catch(undefined),
  data: z.object({
    email_id: wireText.optional().catch(undefined),
    message_id: wireText.optional().catch(undefined),
    tags,
    bounce: z
      .object({ type: wireText, subType: wireText.optional(), message: wireText.optional() })
      .optional()
      .catch(undefined),
    failed: z.object({ reason: wireText }).optional().catch(undefined),
    suppressed: z
      .object({ type: wireText.optional(), reason: wireText.optional(), message: wireText.optional() })
      .optional()
      .catch(undefined),
  }),
});
export type ResendEvent = z.infer<typeof resendEvent>;

const names: Record<string, string> = {
  "email.received": "Reply",
  "email.sent": "Sent report",
  "email.delivered": "Delivery report",
  "email.delivery_delayed": "Delay report",
  "email.bounced": "Bounce report",
  "email.complained": "Spam report",
  "email.failed": "Failure report",
  "email.suppressed": "Suppression report",
};

/** What an event is called on screen. */
export function nameOfEvent(type: string): string {
  return names[type] ?? `Report (${type})`;
}

/** The address will never work again, as Resend says it: only "Permanent" is a hard bounce. */
export function isHardBounce({ type, data }: ResendEvent): boolean {
  if (type === "email.bounced") return data.bounce?.type === "Permanent";
  return type === "email.suppressed" && !isOldComplaint({ type, data });
}

/** Resend held it back because this person complained before. */
export function isOldComplaint({ type, data }: Pick<ResendEvent, "type" | "data">): boolean {
  return (
    type === "email.suppressed" &&
    /complaint/i.test(`${data.suppressed?.reason ?? ""} ${data.suppressed?.message ?? ""}`)
  );
}

/** Why an email bounced or failed, in a sentence. */
export function reasonOfEvent({ type, data }: ResendEvent): string | null {
  if (type === "email.bounced") return data.bounce?.message ?? "It bounced.";
  if (type === "email.failed") return data.failed?.reason ?? "Resend could not send it.";
  if (type === "email.suppressed") return data.suppressed?.message ?? "Resend does not send to this address.";
  return type === "email.complained" ? "They marked it as spam." : null;
}
