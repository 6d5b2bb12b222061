import { dayIn } from "@/lib/calendar";
import { Refusal } from "@/lib/errors";

/** A submittal is written down on its day or after, and never before the candidate let us represent them. */
export function requireSubmittalDays(
  { submittedOn, rightToRepresentOn }: { submittedOn: string; rightToRepresentOn?: string | null | undefined },
  zone: string,
  now: Date,
): void {
  if (submittedOn > dayIn(zone, now))
    throw new Refusal("This day has not come yet. Submit on the day it goes out.", "submittedOn");
  if (rightToRepresentOn && rightToRepresentOn > submittedOn)
    throw new Refusal("They have to agree before you submit them.", "rightToRepresentOn");
}
