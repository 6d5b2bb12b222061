import { eq } from "drizzle-orm";
import type { Context, OperationContext, Recruiter } from "@/db/context";
import { checkInPromises, checkIns } from "@/db/schema/check-ins";
import { recruiters } from "@/db/schema/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { getContact } from "@/features/clients/queries/list-contacts";
import { inSavepoint, runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { queueSingle } from "@/features/outreach/mutations/queue-single";
import { lockPeople } from "@/features/people/mutations/refresh-activity";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { dayIn, instantAt, plusDays, plusDaysIn } from "@/lib/calendar";
import { env } from "@/lib/env";
import { NotFound, Refusal } from "@/lib/errors";
import { constraintOf } from "@/lib/fault";
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
      throw new Refusal(`${name} no longer has a decision overdue. Nothing was sent.`);
    // The email covers what others own too, and what this recruiter may not see.
    const all = await listOverdueDecisions({ ...inside, actor: { kind: "system", name: "check-in" } }, contactId);
    const asked = all.filter(isKnownToClient);
    const sent = await queueCheckIn(inside, { contactId, personId, by: recruiter, subject, body, asked });
    return { ...sent, name };
  });
}

const weekConstraints = new Set(["messages_check_in_week", "messages_check_in_planned"]);

/** Says who was first, and from when the next one may go: as the judge said, or else as the database holds it. */
async function refuseWeek(
  inside: OperationContext,
  who: { personId: string; name: string; zone: string },
  at: Date | null,
) {
  const last = await findLastCheckIn(inside, who.personId);
  const from = at ?? last?.weekUntil;
  if (last && from)
    await refuseForWhoDid(
      inside,
      last.operationId,
      (first, when) =>
        `${first} checked in with ${who.name} ${when}. The next check-in can go from ${formatDay(from, who.zone)}, or call.`,
    );
}

async function queueCheckIn(inside: OperationContext, { contactId, personId, by, subject, body, asked }: Sending) {
  const { db, now, operation } = inside;
  const { firm, who, verdict } = await getCheckInVerdict(inside, personId);
  if (verdict.kind === "wait") {
    if (verdict.because === "week") await refuseWeek(inside, who, verdict.from);
    throw new Refusal(`It cannot go before ${formatDay(verdict.from, who.zone)}: ${verdict.reason}.`);
  }
  if (verdict.kind === "never") throw new Refusal(`It cannot be emailed: ${verdict.reason}.`);
  const [sender] = await db.select().from(recruiters).where(eq(recruiters.id, by.id));
  if (!sender) throw new NotFound("recruiter");

  const answerToken = makeToken();
  const link = `${env().APP_URL.replace(/\/$/, "")}/decide/${answerToken}`;
  const week = instantAt(plusDays(dayIn(who.zone, verdict.at), firm.contactRules.checkInDays), 0, who.zone);
  const single = {
    who,
    address: verdict.address,
    by: sender,
    firm,
    purpose: "client_check_in" as const,
    subject,
    body,
    added: askedPart(
      asked.filter(({ restricted }) => !restricted),
      link,
    ),
    answerToken,
    sendAt: verdict.at,
    weekUntil: week,
  };
  const messageId = await inSavepoint(inside, async (savepoint) => queueSingle(savepoint, single)).catch(
    async (error: unknown) => {
      // Whoever sent one without this lock: the database has it, and the judge had not seen it.
      if (weekConstraints.has(constraintOf(error) ?? "")) await refuseWeek(inside, who, null);
      throw error;
    },
  );
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
