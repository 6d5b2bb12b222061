import { ownWords } from "./own-words";

/** Whether a reply says yes to the position that the email was about. */
export type Interest = "interested" | "maybe_interested" | null;

const yes =
  /^(?:(?:yes|yeah|yep|sure|absolutely|definitely|please|hi|hello|thanks|thank you|si|claro) )*(?:(?:i am|im|i would be|id be|count me|very|definitely|still|absolutely|yes) )*(?:very |definitely |still |really |absolutely )?(?:interested|count me in|sign me up|me interesa|estoy interesad[oa]|please submit me|submit me)(?: in (?:this|the|that|it)(?: (?:one|role|position|job|opening))?| (?:please|thanks|thank you|mucho))?$/;
const hints =
  /\b(?:interested|interesa|interesad[oa]|count me in|sign me up|submit me|sounds (?:good|great|interesting|like a fit)|tell me more|id love to|i would love to|lets (?:talk|do it)|go ahead|put me (?:in|forward)|im in|i am in)\b/;
const negated =
  /\b(?:not|no longer|never|isnt|arent|wasnt|dont|no) (?:be |really |very |currently |that |at all |me )*(?:interested|interesa)|\b(?:uninterested|disinterested|no me interesa|interested party|parties)\b/;
const conditions =
  /\b(?:but|if|only|unless|depends|depending|however|though|except|pero|si es|solo|not|what|which|how|where|when)\b|\?/;

/**
 * Whether somebody says yes, in English or Spanish. Sure only where a short reply says nothing else; where it may be a
 * yes a recruiter says whether it is one. `fresh`: the new part of the reply.
 */
export function interestOf(fresh: string): Interest {
  const said = ownWords(fresh)
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/['’‘`´]/g, "")
    .slice(0, 2_000);
  if (negated.test(said) || !hints.test(said)) return null;
  const sentences = said
    .split(/[.!\n]+/)
    .map((one) => one.trim().replaceAll(/\s+/g, " "))
    .filter((one) => one !== "");
  const short = said.split(/\s+/).length <= 25;
  const plain = sentences.map((one) => one.replaceAll(",", " ").replaceAll(/ +/g, " ").trim());
  const sure = short && !conditions.test(said) && plain.some((one) => yes.test(one));
  return sure ? "interested" : "maybe_interested";
}
