import { correctionFields, type CorrectedFacts, type CorrectionField } from "@/db/vocabulary/wishes";
import { formatMoney } from "@/lib/format/money";
import { formatPhone } from "@/lib/format/phone";
import { formatDate } from "@/lib/format/time";

/** "(813) 555-0142", "Tampa, FL 33602", "$58.00/hr", "Mar 12, 2026": a fact as both sides read it. */
export function factWords(field: CorrectionField, facts: CorrectedFacts, none = "nothing"): string {
  return said(field, facts) || none;
}

function said(field: CorrectionField, facts: CorrectedFacts): string {
  if (field === "phone") return facts.phone ? formatPhone(facts.phone) : "";
  if (field === "place")
    return [[facts.city, facts.state].filter(Boolean).join(", "), facts.zip].filter(Boolean).join(" ");
  if (field === "pay")
    return facts.payCents ? formatMoney(facts.payCents, facts.payUnit === "hour" ? "hour" : "year") : "";
  return facts.availableOn ? formatDate(facts.availableOn, "UTC") : "";
}

/** A correction as Today reads it: what was kept when they wrote, what they say, and what is kept now. */
export type CorrectionDetail = {
  field: CorrectionField;
  was: CorrectedFacts;
  proposed: CorrectedFacts;
  onFile: CorrectedFacts;
};

/** "Pay wanted: $62.00/hr. On file: $58.00/hr", and what it was when they wrote, where somebody has changed it since. */
export function correctionWords({ field, was, proposed, onFile }: CorrectionDetail): string {
  const [then, now] = [factWords(field, was), factWords(field, onFile)];
  return `${correctionFields[field]}: ${factWords(field, proposed)}. On file: ${now}${then === now ? "" : `, and ${then} when they wrote`}`;
}

/** What the line says is on file: a verb on it is refused where that is no longer so. */
export function onFileWords({ field, onFile }: CorrectionDetail): string {
  return factWords(field, onFile);
}
