import { hash } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Context, Recruiter } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { reopenings } from "@/db/schema/openings";
import { listMergePersons } from "@/features/templates/queries/merge-facts";
import { mergeFieldValues } from "@/features/templates/rules/merge-fields";
import type { TemplateText } from "@/features/templates/rules/render";
import { getFirm, type Firm } from "@/features/settings/queries";
import { listItemsFor } from "@/features/value-items/queries/list-items-for";
import { Refusal } from "@/lib/errors";
import type { OutreachInput } from "../inputs";
import type { Recipient, Subject } from "../rules/recipient";
import { fittingWords } from "../rules/fitting-words";
import { wantsItem, worthOf, type Carried } from "../rules/worth";
import { effectivePurpose, judge, type Verdict } from "../rules/verdict";
import { findPositionWords } from "./find-position-words";
import { listRecipients } from "./recipients";
import {
  fieldsOf,
  getSharedParts,
  renderEmail,
  type RenderedEmail,
  type SharedParts,
  type Unrendered,
} from "./render-email";
import { getSubject } from "./get-subject";

/** What is sent, and the words for everybody where they are not the template's. */
export type Planned = Omit<OutreachInput, "recipients"> & {
  words?: TemplateText | null;
  /** What is shared with everybody; else with each person what fits them. */
  valueItemId?: string | null;
};
export type Plan = {
  input: Planned;
  firm: Firm;
  shared: SharedParts;
  about: Subject;
  /** For whom the words of the others would not be true; null where no template has any. */
  positionWords: TemplateText | null;
};

export type Asked = OutreachInput["recipients"][number] & {
  /** The words for this person alone. */
  words?: TemplateText | null;
  /** What is shared with this person alone. */
  valueItemId?: string | null;
  /** Where they are on hold, they are written to when that is over. */
  ticked?: boolean;
};

export type Assessment = {
  personId: string;
  who: Recipient | null;
  verdict: Verdict;
  email: Omit<RenderedEmail, "said"> | null;
  /** A hash of what the reader would get, so that nothing else is sent than what was shown. */
  seen: string | null;
  missing: string[];
  /** What its merge fields say. */
  values: Record<string, string>;
  /** What of value its words carry. */
  carries: Carried | null;
};

/** Reads what all emails of an outreach share, and refuses what makes no sense for anybody. */
export async function getOutreachPlan(context: Context, sender: Pick<Recruiter, "id">, input: Planned): Promise<Plan> {
  const { purpose, positionId = null, reopeningId = null } = input;
  if (positionId) await requireVisible(context, [positionId]);
  if (["back_open", "position", "process"].includes(purpose) && !positionId) {
    throw new Refusal("Choose the position this email is about.", "positionId");
  }
  if (purpose === "back_open" && !reopeningId) throw new Refusal("Choose the opening that came back.", "reopeningId");
  if (purpose === "process" && !input.processSubject) {
    throw new Refusal("Choose what this email is about.", "processSubject");
  }
  if (input.overrideReason && purpose !== "position" && purpose !== "back_open") {
    throw new Refusal("A second email in a month has to be about a position.", "overrideReason");
  }
  if (reopeningId) {
    const [reopening] = await context.db.select().from(reopenings).where(eq(reopenings.id, reopeningId));
    if (reopening?.positionId !== positionId)
      throw new Refusal("This opening belongs to another position.", "reopeningId");
  }
  const firm = await getFirm(context);
  const shared = await getSharedParts(context, sender, firm, {
    templateVersionId: input.templateVersionId,
    positionId,
    words: input.words ?? null,
  });
  const positionWords = purpose === "back_open" ? await findPositionWords(context) : null;
  return { input, firm, shared, positionWords, about: await getSubject(context, { positionId, reopeningId }) };
}

/** Judges and writes each email without sending any: what queueOutreach does under locks, and getOutreachPreview shows. */
export async function listAssessments(
  context: Context,
  { input, firm, shared, about, positionWords }: Plan,
  recipients: Asked[],
  tokenOf: (personId: string) => string,
): Promise<Assessment[]> {
  const positionId = input.positionId ?? null;
  const facts = await listRecipients(
    context,
    recipients.map(({ personId }) => ({
      personId,
      positionId,
      candidacyId: null,
      reopeningId: input.reopeningId ?? null,
      messageId: null,
      since: null,
    })),
  );
  const persons = await listMergePersons(
    context,
    recipients.map(({ personId }) => personId),
    positionId,
  );

  const sharing = [shared.template, ...recipients.map(({ words }) => words)].some((words) => words && wantsItem(words))
    ? await listItemsFor(
        context,
        recipients.map(({ personId }) => personId),
      )
    : null;

  return recipients.map(({ personId, candidacyId, words = null, ticked = false, valueItemId = null }, index) => {
    const who = facts[index] ?? null;
    const person = persons.get(personId);
    if (!who || !person) return refused(personId, null, "not in Callback");
    if (candidacyId && candidacyId !== who.candidacy?.id) return refused(personId, who, "not on this position");
    const purpose = effectivePurpose(input.purpose, who);
    const fit = fittingWords(input.purpose, who);
    const own = words ?? (fit.words === "position" ? positionWords : null);
    const item = sharing?.itemFor(personId, valueItemId ?? input.valueItemId ?? null) ?? null;
    const to = { purpose, knownToClient: who.knownToClient, token: tokenOf(personId), words: own, item };
    const fields = fieldsOf(shared, person, to);
    const values = mergeFieldValues(fields);
    const written = renderEmail(shared, person, fields, to);
    const found =
      "html" in written
        ? worthOf(written.said, { item, position: shared.position?.position ?? null, ...person })
        : null;
    // What an email that needs no reason names by the way is nothing to note.
    const carries = purpose === "check_in" || found?.kind === "item" ? found : null;
    const ask = {
      purpose: input.purpose,
      processSubject: input.processSubject ?? null,
      sendAt: input.sendAt ?? null,
      overrideReason: input.overrideReason ?? null,
      address: null,
      carries,
      from: { recruiterId: shared.sender.id, templateId: shared.template.templateId },
    };
    const now = judge(ask, who, about, firm, context.now);
    const verdict =
      ticked && now.kind === "wait" ? judge({ ...ask, sendAt: now.from }, who, about, firm, context.now) : now;
    if (fit.words === "position" && !words && !positionWords)
      return { ...refused(personId, who, `${fit.why}, and there is no template about a position`), values };
    if ("html" in written) {
      const { said: _, ...email } = written;
      const seen = hashOf(shared.from, purpose, email, to.token);
      return { personId, who, verdict, email, seen, missing: [], values, carries };
    }
    const empty = "missing" in written ? written.missing : [];
    const missing = empty.filter((name) => !name.startsWith("worth."));
    if (missing.length < empty.length && missing.length === 0)
      return { ...refused(personId, who, (valueItemId ?? input.valueItemId) ? itemGone : nothingLeft), values };
    if (verdict.kind === "never") return { personId, who, verdict, email: null, seen: null, missing, values, carries };
    return { ...refused(personId, who, unwritten(written)), missing, values };
  });
}

const itemGone = "what you chose to share is archived: choose something else";
const nothingLeft = "nothing to share that fits them and that they have not had: add a link under Worth sharing";

function unwritten(written: Unrendered): string {
  if ("namesClient" in written) return `names ${written.namesClient} before they are submitted`;
  if ("missing" in written) return `empty merge field: ${written.missing.join(", ")}`;
  return written.problem;
}

function refused(personId: string, who: Recipient | null, reason: string): Assessment {
  const none = { email: null, seen: null, missing: [], values: {}, carries: null };
  return { personId, who, verdict: { kind: "never", reason }, ...none };
}

/** Of all that the reader would see, but for the token of the links, which each rendering has anew. */
function hashOf(
  from: string,
  purpose: string,
  { subject, html, text }: Omit<RenderedEmail, "said">,
  token: string,
): string {
  const shown = [from, purpose, subject, html, text].map((part) => part.replaceAll(`/${token}`, ""));
  return hash("sha256", JSON.stringify(shown), "base64url").slice(0, 22);
}
