import type { Context } from "@/db/context";
import { getSubject } from "@/features/outreach/queries/get-subject";
import { listRecipients } from "@/features/outreach/queries/recipients";
import { judge } from "@/features/outreach/rules/verdict";
import { getFirm } from "@/features/settings/queries";
import { ago } from "@/lib/format/ago";
import { formatTime } from "@/lib/format/time";
import type { News } from "../inputs";
import { morningOf } from "../rules/morning";
import { listInterviewEmails } from "./list-interview-emails";
import { listNotSelectedEmails } from "./list-not-selected-emails";
import { listRightEmails } from "./list-right-emails";
import { listUpdateEmails } from "./list-update-emails";
import { listThanksEmails } from "./list-thanks-emails";
import type { WrittenEmail } from "./written-email";

/** An email as it is offered: to whom, its words, and what keeps it from going, if anything does. */
export type OfferedEmail = {
  /** What this email alone tells of. */
  news: News;
  personId: string;
  name: string;
  address: string | null;
  subject: string;
  body: string;
  attached: string | null;
  call: WrittenEmail["call"];
  wantsReason: boolean;
  sequence: number | null;
  refusal: string | null;
  /** "7:00 AM ET", where it is night with them. */
  morning: string | null;
  /** "Dana Ruiz emailed them 12 minutes ago"; null where nobody has. */
  told: string | null;
};

/** Every email that tells of this, with its words filled in. Nothing is stored. */
export async function listProcessEmails(context: Context, { news }: { news: News }): Promise<OfferedEmail[]> {
  const written = await listWrittenEmails(context, news);
  return Promise.all(
    written.map(async (email): Promise<OfferedEmail> => {
      const { address, refusal, who } = await getProcessVerdict(context, email);
      const morning = who && morningOf(who.zone, context.now);
      const { candidacyId, personId, name, subject, body, attached, interview, told, call, wantsReason } = email;
      const own = news.subject === "not_selected" && candidacyId ? { ...news, candidacyIds: [candidacyId] } : news;
      return {
        news: own,
        personId,
        name,
        address,
        subject,
        body,
        attached,
        call,
        wantsReason,
        sequence: interview?.sequence ?? null,
        refusal,
        morning: who && morning ? formatTime(morning, who.zone) : null,
        told: told ? `${told.name} emailed them ${ago(told.at, context.now)}` : null,
      };
    }),
  );
}

/** The emails that tell of this as it stands now. */
export async function listWrittenEmails(context: Context, news: News): Promise<WrittenEmail[]> {
  if (news.subject === "thanks") return listThanksEmails(context, news.interviewId);
  if (news.subject === "not_selected") return listNotSelectedEmails(context, news.candidacyIds);
  if (news.subject === "standing") return listUpdateEmails(context, news.candidacyId);
  if (news.subject === "right_to_represent") return listRightEmails(context, news.candidacyId);
  return listInterviewEmails(context, news.interviewId);
}

/** Whether one of them may go now, by the judge that stands for every email (docs/rules-of-contact.md). */
export async function getProcessVerdict(
  context: Context,
  { personId, positionId, candidacyId, interview, processSubject, problem }: WrittenEmail,
) {
  const firm = await getFirm(context);
  const about = {
    positionId,
    candidacyId,
    reopeningId: null,
    interviewId: interview?.id ?? null,
    interviewSequence: interview?.sequence ?? null,
  };
  const [who = null] = await listRecipients(context, [{ ...about, personId, messageId: null, since: null }]);
  if (!who) return { firm, who, address: null, refusal: "not in Callback" };
  const ask = { purpose: "process", processSubject, sendAt: null, overrideReason: null, address: null } as const;
  const verdict = judge(ask, who, await getSubject(context, about), firm, context.now);
  if (verdict.kind !== "go") return { firm, who, address: null, refusal: verdict.reason };
  return { firm, who, address: verdict.address, refusal: problem };
}
