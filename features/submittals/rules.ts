import { dayIn } from "@/lib/calendar";
import { Refusal } from "@/lib/errors";

/** A submittal is written down on its day or after, and never before the candidate let us represent them. */
export function requireSubmittalDays(
  { submittedOn, rightToRepresentOn }: { submittedOn: string; rightToRepresentOn?: string | null | undefined },
  zone: string,
  now: Date,
): void {
  if (submittedOn > dayIn(zone, now))
    throw new Refusal("This date is in the future. Submit on the day it goes out.", "submittedOn");
  if (rightToRepresentOn && rightToRepresentOn > submittedOn)
    throw new Refusal("The right to represent has to be dated on or before the submittal.", "rightToRepresentOn");
}
