import type { Context } from "@/db/context";
import { getSubject } from "@/features/outreach/queries/get-subject";
import { listRecipients } from "@/features/outreach/queries/recipients";
import { judge } from "@/features/outreach/rules/verdict";
import { getFirm } from "@/features/settings/queries";
import { NotFound } from "@/lib/errors";

/**
 * Whether a check-in may go to this person by email now: by the judge that stands for every email
 * (docs/rules-of-contact.md, rule 2). Under the person's lock where it decides something.
 */
export async function getCheckInVerdict(context: Context, personId: string) {
  const firm = await getFirm(context);
  const about = { positionId: null, candidacyId: null, reopeningId: null };
  const [who] = await listRecipients(context, [{ ...about, personId, messageId: null, since: null }]);
  if (!who) throw new NotFound("contact");
  const ask = {
    purpose: "client_check_in",
    processSubject: null,
    sendAt: null,
    overrideReason: null,
    address: null,
  } as const;
  return { firm, who, verdict: judge(ask, who, await getSubject(context, about), firm, context.now) };
}
