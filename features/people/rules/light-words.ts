import { formatDay, formatEmailDay } from "@/lib/format/time";
import { contactLight, emailAllowedFrom, type LightFacts } from "./contact-light";

/** The contact light in words, as card, row and profile say it: the whole sentence, and its first words for a narrow column. */
export function lightWords(facts: LightFacts & { doNotContactReason?: string | null }, now: Date, zone: string) {
  const light = contactLight(facts, now);
  const from = emailAllowedFrom(facts);
  const say = (short: string, rest = "") => ({ light, short, words: `${short}${rest}` });
  if (light === "in_process") return say("In process", ": OK to contact");
  if (light === "green") return say("OK to contact");
  if (light === "amber" && from) {
    const until = formatEmailDay(from, zone);
    return { light, short: `Email from ${until}`, words: `Call OK; email from ${until}` };
  }
  if (light === "gray")
    return say("Gone quiet", facts.restingSince ? ` since ${formatDay(facts.restingSince, zone)}: call, or wait` : "");
  if (facts.doNotContactAt)
    return say("Do not contact", facts.doNotContactReason ? `: ${facts.doNotContactReason}` : "");
  if (facts.optedOutAt) return say("Do not email", `: they asked on ${formatDay(facts.optedOutAt, zone)}. Call OK`);
  return say("No email", ": no working email address. Call OK");
}
