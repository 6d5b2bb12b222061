import { ownWords } from "./own-words";

const clear =
  /\b(?:(?:you|callback|your firm|your company) (?:may|can|have my (?:permission|consent|ok|okay|authorization) to) represent me|i (?:agree|consent|authorize you|give you (?:permission|the right)) to (?:be represented|represent me|represent)|you (?:may|can) submit me|go ahead and (?:submit|represent) me|please (?:submit|represent) me|i authorize (?:you|this))\b/;
const short =
  /^(?:(?:hi|hello|thanks|thank you|sure|ok|okay) )*(?:yes|yes please|yes you may|yes you can|yes go ahead|i agree|agreed|confirmed|approved|go ahead|absolutely|of course|sure)(?: (?:thanks|thank you|please))*$/;
const not =
  /\b(?:not|dont|do not|never|no longer|another (?:firm|agency|recruiter)|already|but|unless|only if|before|no)\b|\?/;

/**
 * Whether a reply to the question whether the firm may represent somebody reads like a clear yes. A person confirms it
 * in any case; where this says no, nothing in the words says yes by itself. `fresh`: the new part of the reply.
 */
export function readsAsRight(fresh: string): boolean {
  const said = ownWords(fresh)
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/['’‘`´]/g, "")
    .slice(0, 2_000);
  if (not.test(said)) return false;
  const plain = said
    .split(/[.!\n]+/)
    .map((one) =>
      one
        .replaceAll(/[,"“”]/g, " ")
        .replaceAll(/\s+/g, " ")
        .trim(),
    )
    .filter((one) => one !== "");
  return clear.test(plain.join(" ")) || plain.some((one) => short.test(one));
}
