import { eq } from "drizzle-orm";
import type { Context, Recruiter } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { templates, templateVersions } from "@/db/schema/templates";
import { purposes, type Purpose } from "@/db/vocabulary/purposes";
import { fillFrame, renderFrame, webAddresses, type Frame } from "@/emails/frame";
import { findMergePosition, type MergePerson } from "@/features/templates/queries/merge-facts";
import { mergeFields, type MergeItem } from "@/features/templates/rules/merge-fields";
import type { Firm } from "@/features/settings/queries";
import { renderTemplate, type TemplateText, type Unrenderable } from "@/features/templates/rules/render";
import { dayIn } from "@/lib/calendar";
import { findPhotoUrl } from "@/features/signatures/queries";
import { env } from "@/lib/env";
import { NotFound } from "@/lib/errors";
import type { Fields } from "@/lib/liquid";
import { namesClient } from "@/features/clients/rules/client-name";
import { maskMarks, plainText, unmaskMarks } from "@/lib/markup";
import { mailbox } from "@/lib/mailbox";

/** What every email of one outreach shares: the words, the sender and the two frames, rendered once. */
export type SharedParts = {
  template: TemplateText & { id: string; templateId: string; name: string; purpose: Purpose };
  from: string;
  sender: { id: string; name: string; email: string; phone: string | null };
  firm: Firm;
  /** The day at the site; at the firm where there is none. */
  today: string;
  position: Awaited<ReturnType<typeof findMergePosition>>;
  frames: { withFooter: Frame; withoutFooter: Frame };
};

export type RenderedEmail = {
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  /** Subject and body as they are read, without the frame. */
  said: string;
};
/** What keeps an email from being rendered. */
export type Unrendered = Unrenderable | { namesClient: string };

export async function getSharedParts(
  context: Context,
  sender: Pick<Recruiter, "id">,
  firm: Firm,
  input: { templateVersionId: string; positionId: string | null; words: TemplateText | null },
): Promise<SharedParts> {
  const { db, now } = context;
  const [version] = await db
    .select({
      id: templateVersions.id,
      templateId: templates.id,
      name: templates.name,
      purpose: templates.purpose,
      subject: templateVersions.subject,
      body: templateVersions.body,
    })
    .from(templateVersions)
    .innerJoin(templates, eq(templates.id, templateVersions.templateId))
    .where(eq(templateVersions.id, input.templateVersionId));
  if (!version) throw new NotFound("template");
  const [recruiter] = await db.select().from(recruiters).where(eq(recruiters.id, sender.id));
  if (!recruiter) throw new NotFound("recruiter");
  const position = await findMergePosition(context, input.positionId);
  if (input.positionId && !position) throw new NotFound("position");
  const { name, title, email, phone } = recruiter;
  const signature = { name, title, email, phone, company: firm.name, photoUrl: await findPhotoUrl(context, sender.id) };
  return {
    template: { ...version, ...input.words },
    from: mailbox(recruiter.name, `${recruiter.email.split("@")[0]}@${firm.mailDomain}`),
    sender: { id: recruiter.id, name: recruiter.name, email: recruiter.email, phone: recruiter.phone },
    firm,
    today: dayIn(position?.position.zone ?? firm.zone, now),
    position,
    frames: {
      withFooter: await renderFrame(signature, firm.postalAddress),
      withoutFooter: await renderFrame(signature, null),
    },
  };
}

type To = {
  purpose: Purpose;
  knownToClient: boolean;
  token: string;
  words: TemplateText | null;
  item?: MergeItem | null;
};

/** What the merge fields say for one person. */
export function fieldsOf(
  { position, firm, sender, today }: SharedParts,
  person: MergePerson,
  to: Pick<To, "knownToClient" | "item">,
): Fields {
  return mergeFields({
    today,
    ...person,
    position: position?.position ?? null,
    clientName: to.knownToClient ? (position?.clientName ?? null) : null,
    recruiter: sender,
    firmName: firm.name,
    item: to.item ?? null,
  });
}

/** One person's email, or what keeps it from being rendered. `token` opens the answer page. Nothing is stored. */
export function renderEmail(
  shared: SharedParts,
  person: MergePerson,
  fields: Fields,
  to: To,
): RenderedEmail | Unrendered {
  const template = to.words ?? shared.template;
  const words = renderTemplate(template, fields);
  if (!("subject" in words)) return words;
  const said = `${words.subject}\n${unmaskMarks(plainText(words.body))}`;
  const clientName = shared.position?.clientName;
  if (clientName && !to.knownToClient && person.candidate && namesClient(said, clientName)) {
    return { namesClient: clientName };
  }
  const { footer } = purposes[to.purpose];
  const base = env().APP_URL.replace(/\/$/, "");
  const answer = `${base}/answer/${to.token}`;
  const filled = fillFrame(footer ? shared.frames.withFooter : shared.frames.withoutFooter, {
    ...words,
    ownAddresses: new Set([...webAddresses(template.body), ...(to.item ? [maskMarks(to.item.url)] : [])]),
    interestedUrl: `${answer}?choice=interested`,
    laterUrl: `${answer}?choice=later`,
    stopUrl: `${answer}?choice=stop`,
  });
  const headers = footer ? oneClick(`${base}/api/unsubscribe/${to.token}`) : {};
  return { subject: words.subject, ...filled, headers, said };
}

/** RFC 8058: one POST, without a session, ends it. */
function oneClick(url: string) {
  return { "List-Unsubscribe": `<${url}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}
