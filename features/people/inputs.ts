import { z } from "zod";
import { phoneKinds } from "@/db/vocabulary/people";
import { states } from "@/db/vocabulary/places";
import { line } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";

const phoneInput = z.object({ raw: line(60), kind: z.enum(keysOf(phoneKinds)).default("mobile") });

/** What is known of a human being; addresses and numbers in the order of their use, the first one is the main one. */
export const personFacts = z.object({
  firstName: line(80),
  lastName: line(80).optional(),
  emails: z.array(line(254)).max(12, "At most 12 addresses.").optional(),
  phones: z.array(phoneInput).max(12, "At most 12 numbers.").optional(),
  city: line(80).nullish(),
  state: z.enum(keysOf(states)).nullish(),
  zip: line(12).nullish(),
  linkedinUrl: line(300)
    .regex(/^https?:\/\//i, "A link starts with https://.")
    .nullish(),
});
export type PersonFacts = z.input<typeof personFacts>;

export const doNotContactInput = z.object({
  personId: z.guid(),
  reason: line(300).min(3, "Say why, in a few words."),
});
