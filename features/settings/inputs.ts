import { z } from "zod";
import { mostLogoBytes } from "@/db/vocabulary/settings";
import { pointGroupBounds, type GroupWeights, type PointGroup } from "@/db/vocabulary/top-of-mind";
import { anyText, instant, line, lines } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";
import { readLogo } from "./rules";

const zones = new Set(Intl.supportedValuesOf("timeZone"));

/** Why a setting is changed: every change of one has a reason in the audit log. */
export const settingReason = line(300).min(3, "Say why, so that others know.");

export const firmInput = z.object({
  name: line(120).min(1, "Enter your company's name."),
  /** Goes into the footer of each email that has one (CAN-SPAM, 15 U.S.C. 7704(a)(5)). */
  postalAddress: lines(300).min(10, "Enter the full postal address: the law asks for it in each email."),
  zone: anyText(80).refine((zone) => zones.has(zone), "Choose a time zone."),
  mailDomain: line(253)
    .toLowerCase()
    .regex(
      /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
      "Enter the domain that is verified at Resend, such as callback.example.com.",
    ),
  reason: settingReason,
  /** When the firm was last changed, as the form saw it. Who changed it later was first. */
  seenAt: instant().optional(),
});
export type FirmInput = z.infer<typeof firmInput>;

/** A picture as a browser reads a file: base64 is a third longer than its bytes. */
export const logoInput = z.object({
  image: anyText(Math.ceil(mostLogoBytes / 3) * 4 + 40, "Choose a picture of at most 200 KB.").refine(
    (text) => readLogo(text) !== null,
    "Choose a PNG, JPEG or WebP picture of at most 200 KB.",
  ),
  reason: settingReason,
});

export const removedLogoInput = z.object({ reason: settingReason });

const weight = ([least, most]: readonly [number, number]) => {
  const sentence = `Enter a whole number from ${least} to ${most}.`;
  return z.int32(sentence).min(least, sentence).max(most, sentence);
};

/** What each group of points gives at most: together 100, so that a total stays one of 100. */
const weightNumbers = z.object(
  Object.fromEntries(keysOf(pointGroupBounds).map((group) => [group, weight(pointGroupBounds[group])])) as {
    [K in PointGroup]: z.ZodInt32;
  },
);
const isWhole = (weights: GroupWeights) => sumOf(weights) === 100;
const notWhole = {
  error: ({ input }: { input?: unknown }) =>
    `These add up to ${sumOf(input as GroupWeights)}. Make them add up to 100.`,
};

export const pointWeightsInput = weightNumbers.refine(isWhole, notWhole);

export const changedPointWeights = weightNumbers
  .extend({
    reason: settingReason,
    /** When they were last changed, as the form saw it; null where nobody had. */
    seenAt: instant().nullable(),
  })
  .refine(isWhole, notWhole);
export type ChangedPointWeights = z.output<typeof changedPointWeights>;

function sumOf(weights: GroupWeights): number {
  return keysOf(pointGroupBounds).reduce((sum, group) => sum + weights[group], 0);
}
