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

function isStrong(secret: string) {
  return secret.length >= fewestCharacters && new Set(secret).size >= fewestDifferent;
}
