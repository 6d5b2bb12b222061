import { z } from "zod";

/** Makes a secret that is long and varied enough. */
export const makeSecret = "openssl rand -base64 32 makes one";

const fewestCharacters = 32;
const fewestDifferent = 10;

/** The first one is used for everything new; the others are only tried on what was made with them. */
export type SecretList = [newest: string, ...older: string[]];

/** Secrets of one purpose, separated by commas, newest first, so that one can be replaced while the old one still reads. */
export const secretList = z
  .string()
  .transform((text) => text.split(",").map((secret) => secret.trim()) as SecretList)
  .refine((secrets) => secrets.every(isStrong), {
    message: `is too easy to guess: each secret in it needs at least ${fewestCharacters} characters, ${fewestDifferent} of them different (${makeSecret})`,
  });

const fewestBytes = 16;
const fewestDifferentBytes = 8;

/** What Resend signs webhooks with: base64, with or without its prefix. It is kept as Resend's library reads it. */
export const signingSecret = z.string().transform((text, context) => {
  const encoded = text.trim().replace(/^whsec_/, "");
  const bytes = Buffer.from(encoded, "base64");
  const refuse = (message: string) => {
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  };
  if (bytes.toString("base64").replace(/=+$/, "") !== encoded.replace(/=+$/, ""))
    return refuse("is no signing secret: copy it from the page of the webhook at Resend, where it starts with whsec_");
  if (bytes.length < fewestBytes || new Set(bytes).size < fewestDifferentBytes)
    return refuse(
      `is too easy to guess: it has to stand for at least ${fewestBytes} bytes, ${fewestDifferentBytes} of them different, as the ones that Resend makes do`,
    );
  return `whsec_${bytes.toString("base64")}`;
});

function isStrong(secret: string) {
  return secret.length >= fewestCharacters && new Set(secret).size >= fewestDifferent;
}
