import { nextEmailMoment, type EmailHours } from "@/features/settings/rules";
import { formatDay } from "@/lib/format/time";
import { noEnd } from "./activity";
import { contactLight, emailAllowedFrom, type LightFacts } from "./contact-light";

type SaidFacts = LightFacts & {
  /** Theirs: email goes by their clock. */
  zone: string;
  doNotContactReason?: string | null;
};

/** The contact light in words, as card, row and profile say it: the whole sentence, and its first words for a narrow column. */
export function lightWords(
  facts: SaidFacts,
  { now, zone, firm }: { now: Date; /** The reader's. */ zone: string; firm: EmailHours },
) {
  const light = contactLight(facts, now);
  const from = emailAllowedFrom(facts);
  const say = (short: string, rest = "") => ({ light, short, words: `${short}${rest}` });
  if (light === "in_process") return say("In process", ": OK to contact");
  if (light === "green") return say("OK to contact");
  if (light === "amber" && from) {
    if (from >= noEnd) return say("Email on hold", ": they asked for something, see Today. Call OK");
    const day = formatDay(nextEmailMoment(from, facts.zone, firm), facts.zone);
    return { light, short: `Email from ${day}`, words: `Call OK; email from ${day}` };
  }
  if (light === "gray")
    return say("Gone quiet", facts.restingSince ? ` since ${formatDay(facts.restingSince, zone)}: call, or wait` : "");
  if (facts.doNotContactAt)
    return say("Do not contact", facts.doNotContactReason ? `: ${facts.doNotContactReason}` : "");
  if (facts.optedOutAt) return say("Do not email", `: they asked on ${formatDay(facts.optedOutAt, zone)}. Call OK`);
  return say("No email", ": no working email address. Call OK");
}
