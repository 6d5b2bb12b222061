import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { clients } from "@/db/schema/clients";
import { positions } from "@/db/schema/positions";
import { recruiters } from "@/db/schema/recruiters";
import { namesClient } from "@/features/clients/rules/client-name";
import { refuseForChangedInterview } from "@/features/interviews/queries/refuse-changed";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { queueSingle } from "@/features/outreach/mutations/queue-single";
import { senderAddress } from "@/features/outreach/rules/sender-address";
import { lockPeople } from "@/features/people/mutations/refresh-activity";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { env } from "@/lib/env";
import { makeToken } from "@/lib/link-token";
import { calendarPart } from "@/lib/calendar-part";
import { NotFound, Refusal } from "@/lib/errors";
import type { News, SendProcessEmailInput } from "../inputs";
import { getProcessVerdict, listWrittenEmails } from "../queries/list-process-emails";
import { morningOf } from "../rules/morning";
import { withReason } from "../rules/with-reason";

/**
 * Sends one person word of something in a process, as the recruiter saw it and may have changed it. Of two recruiters at
 * once the second is told who was first.
 */
export async function sendProcessEmail(
  context: Context,
  { news, personId, sequence, reason, inTheMorning = false, title, body }: SendProcessEmailInput,
) {
  const recruiter = requireRecruiter(context.actor);
  await requireVisible(context, subjectsOf(news));
  return runOperation(context, { verb: "sendProcessEmail" }, async (inside) => {
    const { now } = inside;
    await lockPeople(inside, [personId]);
    const email = (await listWrittenEmails(inside, news)).find((one) => one.personId === personId);
    if (!email) throw new Refusal("They no longer need to hear about this. Close this and look again.");
    const { interview, calendar, link, processSubject, positionId, candidacyId, told, name } = email;
    if (interview && interview.sequence !== sequence) return refuseForChangedInterview(inside, interview.id);
    if (told) await refuseForWhoDid(inside, told, (who, when) => `${who} emailed ${name} about this ${when}.`);
    const { firm, who, address, refusal } = await getProcessVerdict(inside, email);
    if (refusal !== null || !who || !address) throw new Refusal(`It can't be sent: ${refusal ?? "no email address"}.`);
    if (email.wantsReason && !reason?.trim()) throw new Refusal("Write why, in words that they will read.", "reason");
    const said = `${title}\n${reason ?? ""}\n${body}`;
    // Whoever is invited to an interview, or out of one, knows where.
    const client = who.candidate && !who.knownToClient && !interview ? await getClientName(inside, positionId) : null;
    if (client && namesClient(said, client))
      throw new Refusal(`It names ${client} before they are submitted. Take the name out.`, "body");
    const by = await getSender(inside, recruiter.id);
    const organizer = calendar?.organizerId ? await getSender(inside, calendar.organizerId) : by;
    const answerToken = makeToken();
    const button = link
      ? { added: `[${link.words}](${env().APP_URL.replace(/\/$/, "")}/answer/${answerToken}?choice=${link.choice})` }
      : {};
    const messageId = await queueSingle(inside, {
      who,
      address,
      by,
      firm,
      purpose: "process",
      processSubject,
      positionId,
      candidacyId,
      interviewId: interview?.id ?? null,
      interviewSequence: interview?.sequence ?? null,
      subject: title,
      body: email.wantsReason && reason ? withReason(body, reason) : body,
      ...button,
      answerToken,
      sendAt: (inTheMorning ? morningOf(who.zone, now) : null) ?? now,
      attachments: calendar
        ? [
            calendarPart({
              ...calendar,
              organizer: { name: organizer.name, email: senderAddress(organizer, firm) },
              attendee: { name, email: address },
              writtenAt: now,
            }),
          ]
        : [],
    });
    return { messageId, name };
  });
}

function subjectsOf(news: News): string[] {
  if ("interviewId" in news) return [news.interviewId];
  return "candidacyIds" in news ? news.candidacyIds : [news.candidacyId];
}

async function getClientName({ db }: Context, positionId: string) {
  const [row] = await db
    .select({ name: clients.name })
    .from(positions)
    .innerJoin(clients, eq(clients.id, positions.clientId))
    .where(eq(positions.id, positionId));
  return row?.name ?? null;
}

async function getSender({ db }: Context, id: string) {
  const [by] = await db.select().from(recruiters).where(eq(recruiters.id, id));
  if (!by) throw new NotFound("recruiter");
  return by;
}
