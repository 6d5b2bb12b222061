import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { candidacies } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { reopenings } from "@/db/schema/openings";
import { positions } from "@/db/schema/positions";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { getTemplate } from "@/features/templates/queries/list-templates";
import { Refusal } from "@/lib/errors";
import type { TemplatePreviewInput } from "../inputs";
import { labelOfField, markEmpty } from "../rules/mark-empty";
import { sampleItem, samplePerson } from "../rules/sample-person";
import { verdictSentence } from "../rules/verdict";
import { getOutreachPlan, listAssessments, type Plan } from "./list-assessments";
import { fieldsOf, renderEmail } from "./render-email";

export type TemplatePreview = {
  name: string;
  address: string | null;
  /** Whether it would go to them now; null for the made-up candidate. */
  verdict: { kind: "go" | "wait" | "never"; sentence: string } | null;
  from: string;
  subject: string;
  html: string;
  text: string;
  /** The fields that are empty for them, as the editor calls them: they are marked in the words. */
  empty: string[];
};

const token = "preview";
const worthFields = ["worth.title", "worth.link", "worth.note"];
const about = ["position", "back_open", "process"];

/**
 * A template as one person would get it: what the sender would write, byte for byte, with the verdict of the same judge.
 * Where a field is empty, which would block the email, the rest is shown with that marked. Writes nothing.
 */
export async function getTemplatePreview(
  context: Context,
  { templateId, personId }: TemplatePreviewInput,
): Promise<TemplatePreview> {
  const sender = requireRecruiter(context.actor);
  const template = await getTemplate(context, templateId);
  const place = about.includes(template.purpose) ? await findPlace(context, personId) : null;
  if (about.includes(template.purpose) && !place)
    throw new Refusal("This template is about a position, and there is none to show it with. Add a position first.");
  const back = template.purpose === "back_open" && !place?.reopeningId;
  const plan = await getOutreachPlan(context, sender, {
    templateVersionId: template.versionId,
    purpose: back ? "position" : template.purpose,
    processSubject: template.processSubject ?? undefined,
    positionId: place?.positionId,
    reopeningId: template.purpose === "back_open" ? (place?.reopeningId ?? undefined) : undefined,
  });
  return personId === null ? sampleOf(plan) : previewOf(context, plan, personId);
}

/** What the email is about: the position that the person is or was on last, else the newest one that is open. */
async function findPlace({ db, actor }: Context, personId: string | null) {
  const place = {
    positionId: positions.id,
    reopeningId: sql<string | null>`(select r.id from ${reopenings} r
      where r.position_id = ${positions.id} and r.undone_at is null order by r.at desc, r.id limit 1)`,
  };
  const [theirs] = personId
    ? await db
        .select(place)
        .from(candidacies)
        .innerJoin(candidates, eq(candidates.id, candidacies.candidateId))
        .innerJoin(positions, eq(positions.id, candidacies.positionId))
        .where(and(eq(candidates.personId, personId), isNull(candidacies.supersededById), maySee(actor, positions.id)))
        .orderBy(sql`${candidacies.closedAt} desc nulls first`, desc(candidacies.stageAt))
        .limit(1)
    : [];
  if (theirs) return theirs;
  const [newest] = await db
    .select(place)
    .from(positions)
    .where(maySee(actor, positions.id))
    .orderBy(sql`${positions.status} = 'open' desc`, desc(positions.openedAt), positions.id)
    .limit(1);
  return newest ?? null;
}

async function previewOf(context: Context, plan: Plan, personId: string): Promise<TemplatePreview> {
  const assess = async (given: Plan) => {
    const [one] = await listAssessments(context, given, [{ personId }], () => token);
    if (!one?.who) throw new Refusal("This person is no longer in Callback.", "personId");
    return { ...one, who: one.who };
  };
  const first = await assess(plan);
  const { who, verdict } = first;
  const missing = first.email ? [] : [...first.missing, ...nothingToShare(plan)];
  const { email } = first.email ? first : await assess(withWords(plan, missing));
  if (!email)
    throw new Refusal(
      `This email cannot be shown: ${verdict.kind === "go" ? "its words" : verdict.reason}.`,
      "personId",
    );
  const { subject, html, text } = email;
  return {
    name: who.name,
    address: verdict.kind === "go" ? verdict.address : (who.addresses[0]?.address ?? null),
    verdict: { kind: verdict.kind, sentence: verdictSentence(verdict, who.zone, context.now) },
    from: plan.shared.from,
    subject,
    html,
    text,
    empty: missing.map(labelOfField),
  };
}

/** What the template says of something worth sharing: for whoever has nothing left it is empty, which the judge says. */
function nothingToShare({ shared: { template } }: Plan): string[] {
  return worthFields.filter((name) => `${template.subject} ${template.body}`.includes(name));
}

function sampleOf(plan: Plan): TemplatePreview {
  const write = ({ shared, input }: Plan) => {
    const to = { purpose: input.purpose, knownToClient: true, token, words: null, item: sampleItem };
    return renderEmail(shared, samplePerson, fieldsOf(shared, samplePerson, to), to);
  };
  const first = write(plan);
  const missing = "missing" in first ? first.missing : [];
  const email = missing.length > 0 ? write(withWords(plan, missing)) : first;
  if (!("html" in email)) throw new Refusal("This email cannot be shown: look at its merge fields.");
  const { subject, html, text } = email;
  const { firstName, lastName } = samplePerson.person;
  const name = `${firstName} ${lastName}`;
  return {
    name,
    address: null,
    verdict: null,
    from: plan.shared.from,
    subject,
    html,
    text,
    empty: missing.map(labelOfField),
  };
}

function withWords(plan: Plan, missing: string[]): Plan {
  const { template } = plan.shared;
  return { ...plan, shared: { ...plan.shared, template: { ...template, ...markEmpty(template, missing) } } };
}
