import { dayIn } from "@/lib/calendar";
import { Refusal } from "@/lib/errors";

type Days = { submittedOn: string; rightToRepresentOn: string | null; withoutRightReason?: string | undefined };

/** A submittal is written down on its day or after, and never before the candidate let us represent them; without that it has a reason. */
export function requireSubmittalDays(
  { submittedOn, rightToRepresentOn, withoutRightReason }: Days,
  zone: string,
  now: Date,
): void {
  if (submittedOn > dayIn(zone, now))
    throw new Refusal("This date is in the future. Submit on the day it goes out.", "submittedOn");
  if (rightToRepresentOn && rightToRepresentOn > submittedOn)
    throw new Refusal("The right to represent has to be dated on or before the submittal.", "rightToRepresentOn");
  if (!rightToRepresentOn && !withoutRightReason?.trim())
    throw new Refusal(
      "They have not given right to represent. Say why you submit them without it.",
      "withoutRightReason",
    );
}
