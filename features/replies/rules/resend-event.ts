import { z } from "zod";
import { instant, wireText } from "@/lib/input";
import { saysPermanent } from "./report";

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
    /** Some forms of the event have no type, and one is the server's words alone. */
    bounce: z
      .union([
        z.object({
          type: wireText.optional(),
          subType: wireText.optional(),
          message: wireText.optional(),
          diagnosticCode: z.union([wireText, z.array(wireText)]).optional(),
        }),
        wireText.transform((message) => ({ type: undefined, subType: undefined, message, diagnosticCode: undefined })),
      ])
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

/**
 * The address will never work again, as Resend says it: only "Permanent" is a hard bounce. Where the event has no type,
 * what the server said decides.
 */
export function isHardBounce({ type, data }: ResendEvent): boolean {
  const { bounce } = data;
  if (type === "email.bounced") return bounce?.type ? bounce.type === "Permanent" : saysPermanent(wordsOf(bounce));
  return type === "email.suppressed" && !isOldComplaint({ type, data });
}

function wordsOf(bounce: ResendEvent["data"]["bounce"]) {
  return [bounce?.subType, bounce?.message, ...[bounce?.diagnosticCode].flat()].filter(Boolean).join(" ");
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
  if (type === "email.bounced")
    return data.bounce?.message ?? ([data.bounce?.diagnosticCode].flat()[0] || "It bounced.");
  if (type === "email.failed") return data.failed?.reason ?? "Resend could not send it.";
  if (type === "email.suppressed") return data.suppressed?.message ?? "Resend does not send to this address.";
  return type === "email.complained" ? "They marked it as spam." : null;
}
