import { eq } from "drizzle-orm";
import type { Context, OperationContext, Recruiter } from "@/db/context";
import { checkInPromises, checkIns } from "@/db/schema/check-ins";
import { recruiters } from "@/db/schema/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { getContact } from "@/features/clients/queries/list-contacts";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { queueSingle } from "@/features/outreach/mutations/queue-single";
import { lockPeople } from "@/features/people/mutations/refresh-activity";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { dayIn, instantAt, plusDays, plusDaysIn } from "@/lib/calendar";
import { env } from "@/lib/env";
import { NotFound, Refusal } from "@/lib/errors";
import { formatDay } from "@/lib/format/time";
import { makeToken } from "@/lib/link-token";
import type { SendCheckIn } from "../inputs";
import { findLastCheckIn } from "../queries/get-check-in";
import { getCheckInVerdict } from "../queries/get-check-in-verdict";
import { isKnownToClient, listOverdueDecisions, type OverdueDecision } from "../queries/list-overdue-decisions";
import { answerDays, askedPart } from "../rules/check-in-email";

type Sending = {
  contactId: string;
  personId: string;
  by: Recruiter;
  subject: string;
  body: string;
  asked: OverdueDecision[];
};

/**
 * Asks a contact about every decision of theirs that is overdue, in one email over all recruiters. Of two recruiters at
 * once one sends it, and the other is told who did (docs/rules-of-contact.md, rule 2).
 */
export async function sendCheckIn(context: Context, { contactId, subject, body }: SendCheckIn) {
  const recruiter = requireRecruiter(context.actor);
  return runOperation(context, { verb: "sendCheckIn" }, async (inside) => {
    const { personId, name } = await getContact(inside, contactId);
    await lockPeople(inside, [personId]);
    if (!(await listOverdueDecisions(inside, contactId)).some(isKnownToClient))
      throw new Refusal(`${name} has no decision overdue any more. Nothing was sent.`);
    // The email covers what others own too, and what this recruiter may not see.
    const all = await listOverdueDecisions({ ...inside, actor: { kind: "system", name: "check-in" } }, contactId);
    const asked = all.filter(isKnownToClient);
    const sent = await queueCheckIn(inside, { contactId, personId, by: recruiter, subject, body, asked });
    return { ...sent, name };
  });
}

async function queueCheckIn(inside: OperationContext, { contactId, personId, by, subject, body, asked }: Sending) {
  const { db, now, operation } = inside;
  const { firm, who, verdict } = await getCheckInVerdict(inside, personId);
  if (verdict.kind === "wait") {
    const last = verdict.because === "week" ? await findLastCheckIn(inside, personId) : null;
    const from = formatDay(verdict.from, who.zone);
    if (last)
      await refuseForWhoDid(
        inside,
        last.operationId,
        (first, when) =>
          `${first} checked in with ${who.name} ${when}. The next check-in can go from ${from}, or call.`,
      );
    throw new Refusal(`It cannot go before ${from}: ${verdict.reason}.`);
  }
  if (verdict.kind === "never") throw new Refusal(`It cannot be emailed: ${verdict.reason}.`);
  const [sender] = await db.select().from(recruiters).where(eq(recruiters.id, by.id));
  if (!sender) throw new NotFound("recruiter");

  const answerToken = makeToken();
  const link = `${env().APP_URL.replace(/\/$/, "")}/decide/${answerToken}`;
  const messageId = await queueSingle(inside, {
    who,
    address: verdict.address,
    by: sender,
    firm,
    purpose: "client_check_in",
    subject,
    body,
    added: askedPart(
      asked.filter(({ restricted }) => !restricted),
      link,
    ),
    answerToken,
    sendAt: verdict.at,
  });
  const week = instantAt(plusDays(dayIn(who.zone, verdict.at), firm.contactRules.checkInDays), 0, who.zone);
  const [checkIn] = await db
    .insert(checkIns)
    .values({
      contactId,
      messageId,
      until: week,
      expiresAt: plusDaysIn(who.zone, verdict.at, answerDays),
      by: by.id,
      operationId: operation.id,
      createdAt: now,
    })
    .returning({ id: checkIns.id });
  if (!checkIn) throw new Error("A check-in was not written.");
  await db.insert(checkInPromises).values(asked.map(({ promiseId }) => ({ checkInId: checkIn.id, promiseId })));
  await recordAudit(inside, { noun: "check_ins", subjectId: checkIn.id, fields: ["contactId", "until"] });
  return { messageId, sendAt: verdict.at, zone: who.zone };
}
