import { expect, test } from "vitest";
import { readEnv } from "./env";

const made = "9UQyUe2lTn6oYp0dXg3HfJ4vBcRk8sWzAqLmNi1b5tE=";
const older = "f81d4fae7dec11d0a76500a0c91e6bf6f81d4fae7dec11d0";
const given = {
  DATABASE_URL: "postgres://callback@database.test/callback",
  RESEND_API_KEY: "re_given",
  RESEND_WEBHOOK_SECRET: "whsec_Z2l2ZW4=",
  AUTH_SECRET: made,
  SUPPRESSION_KEY: made,
};

test("a secret is a list, newest first", () => {
  const read = readEnv({ ...given, AUTH_SECRET: `${made}, ${older}` });
  expect([read.AUTH_SECRET, read.SUPPRESSION_KEY]).toEqual([[made, older], [made]]);
});

test.each(["AUTH_SECRET", "SUPPRESSION_KEY"])("a start without %s is refused", (name) => {
  expect(() => readEnv({ ...given, [name]: undefined })).toThrow(
    `Callback cannot start: ${name} is missing (openssl rand -base64 32 makes one).`,
  );
});

test.each([
  ["too short", made.slice(0, 31)],
  ["one character over and over", "a".repeat(64)],
  ["few different characters", "abcabcabc".repeat(8)],
  ["an older one that is weak", `${made},secret`],
  ["an empty place in the list", `${made},`],
])("a secret that is easy to guess is refused: %s", (_, secret) => {
  for (const name of ["AUTH_SECRET", "SUPPRESSION_KEY"])
    expect(() => readEnv({ ...given, [name]: secret })).toThrow(
      `Callback cannot start: ${name} is too easy to guess: each secret in it needs at least 32 characters, 10 of them different (openssl rand -base64 32 makes one).`,
    );
});
