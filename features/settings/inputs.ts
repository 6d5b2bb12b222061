import { z } from "zod";
import { mostLogoBytes } from "@/db/vocabulary/settings";
import { anyText, instant, line, lines } from "@/lib/input";
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
