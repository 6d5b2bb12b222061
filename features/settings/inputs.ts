import { z } from "zod";

const zones = new Set(Intl.supportedValuesOf("timeZone"));

export const firmInput = z.object({
  name: z.string().trim().min(1, "Enter your company's name.").max(120),
  /** Goes into the footer of each email that has one (CAN-SPAM, 15 U.S.C. 7704(a)(5)). */
  postalAddress: z
    .string()
    .trim()
    .min(10, "Enter the full postal address: the law asks for it in each email.")
    .max(300),
  zone: z.string().refine((zone) => zones.has(zone), "Choose a time zone."),
  mailDomain: z
    .string()
    .trim()
    .toLowerCase()
    .regex(
      /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
      "Enter the domain that is verified at Resend, such as callback.example.com.",
    ),
});
export type FirmInput = z.infer<typeof firmInput>;
