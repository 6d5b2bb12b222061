import type { Context } from "@/db/context";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { fittingWords, otherWords } from "../rules/fitting-words";
import { verdictSentence } from "../rules/verdict";
import { carriedWords } from "../rules/worth";
import { listAssessments, getOutreachPlan, type Asked, type Planned } from "./list-assessments";

export type PreviewedEmail = {
  personId: string;
  name: string;
  /** Where it would go; null where nothing of theirs may be written to. */
  address: string | null;
  verdict: "go" | "wait" | "never";
  /** Goes at, or waits until. */
  at: Date | null;
  zone: string;
  /** "on hold until Thu, Mar 12: one email a month, the last on Mon, Feb 9" */
  sentence: string;
  reason: string | null;
  /** The month would be broken for this one, with the written reason. */
  override: boolean;
  from: string;
  subject: string | null;
  html: string | null;
  text: string | null;
  missing: string[];
  /** What the merge fields say for them, by the name of the field; those without a value are left out. */
  values: Record<string, string>;
  /** What of value it carries: "Shares “Bridge program grows”". */
  carries: string | null;
  /** A hash of all that: Send says which emails were shown. */
  seen: string | null;
};

/** The dry run: each email byte for byte as it would be, apart from the tokens of its links, and whether it goes. Writes nothing. */
export async function getOutreachPreview(
  context: Context,
  input: Planned & { recipients: Asked[] },
): Promise<{ emails: PreviewedEmail[] }> {
  const sender = requireRecruiter(context.actor);
  const plan = await getOutreachPlan(context, sender, input);
  const seen = new Map(input.recipients.map((recipient) => [recipient.personId, recipient]));
  const assessed = await listAssessments(context, plan, [...seen.values()], () => "preview");
  const emails = assessed.map(({ personId, who, verdict, email, missing, values, carries, seen: hash }) => {
    const zone = who?.zone ?? plan.firm.zone;
    return {
      personId,
      name: who?.name ?? "",
      address: verdict.kind === "go" ? verdict.address : (who?.addresses[0]?.address ?? null),
      verdict: verdict.kind,
      at: verdict.kind === "go" ? verdict.at : verdict.kind === "wait" ? verdict.from : null,
      zone,
      sentence: [
        verdictSentence(verdict, zone, context.now),
        verdict.kind === "never" || !who ? null : otherWords(fittingWords(input.purpose, who)),
      ]
        .filter(Boolean)
        .join("; "),
      reason: verdict.kind === "go" ? null : verdict.reason,
      override: verdict.kind === "go" && verdict.override,
      from: plan.shared.from,
      subject: email?.subject ?? null,
      html: email?.html ?? null,
      text: email?.text ?? null,
      missing,
      values,
      carries: carries && carriedWords(carries),
      seen: hash,
    };
  });
  return { emails };
}
