import { describe, expect, test } from "vitest";
import { readEnv, settingProblems } from "./env";

const made = "9UQyUe2lTn6oYp0dXg3HfJ4vBcRk8sWzAqLmNi1b5tE=";
const older = "f81d4fae7dec11d0a76500a0c91e6bf6f81d4fae7dec11d0";
const given = {
  DATABASE_URL: "postgres://callback@database.test/callback",
  RESEND_API_KEY: "re_given",
  RESEND_WEBHOOK_SECRET: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  APP_URL: "https://callback.test",
  AUTH_SECRET: made,
  SUPPRESSION_KEY: made,
};

test("a secret is a list, newest first", () => {
  const read = readEnv({ ...given, AUTH_SECRET: `${made}, ${older}` });
  expect([read.AUTH_SECRET, read.SUPPRESSION_KEY]).toEqual([[made, older], [made]]);
});

test("a start without any setting names each with its remedy and where the README says more", () => {
  const problems = settingProblems({});
  expect(problems.map(({ name }) => name).toSorted()).toEqual(Object.keys(given).toSorted());
  for (const { words, remedy } of problems) {
    expect(words).toBe("is missing");
    expect(remedy).toMatch(/\(README\.md, "Run it for your firm", step [123]\)\.$/);
  }
  expect(() => readEnv({})).toThrow(
    /^Callback cannot start: 6 settings are missing or wrong\.\n( {2}.*\n){6}README\.md/,
  );
});

test.each(["AUTH_SECRET", "SUPPRESSION_KEY"])("a start without %s is refused", (name) => {
  expect(() => readEnv({ ...given, [name]: undefined })).toThrow(
    new RegExp(
      `^Callback cannot start: a setting is missing or wrong\\.\n  ${name} is missing\\. .*openssl rand -base64 32 makes one.*step 3`,
    ),
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
      `  ${name} is too easy to guess: each secret in it needs at least 32 characters, 10 of them different (openssl rand -base64 32 makes one).`,
    );
});

describe("the address", () => {
  test("has to be given", () => {
    expect(() => readEnv({ ...given, APP_URL: undefined })).toThrow(
      "  APP_URL is missing. Set it to the address people open, such as https://callback.example.com",
    );
  });

  test("is kept without a slash at its end", () => {
    expect(readEnv({ ...given, APP_URL: "https://Callback.test:443/" }).APP_URL).toBe("https://callback.test");
  });

  test.each([
    "callback.test",
    "ftp://callback.test",
    "javascript:alert(1)",
    "https://callback.test/app",
    "https://callback.test/?a=1",
    "https://me:secret@callback.test",
  ])("is refused where it is no origin: %s", (APP_URL) => {
    expect(() => readEnv({ ...given, APP_URL })).toThrow(/\n {2}APP_URL must be [^;]+\.\n/);
  });
});

describe("the secret of the webhook", () => {
  const encoded = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const read = (secret: string) => readEnv({ ...given, RESEND_WEBHOOK_SECRET: secret }).RESEND_WEBHOOK_SECRET;

  test.each([`whsec_${encoded}`, encoded, ` ${encoded} `])("is the same with its prefix and without: %j", (secret) =>
    expect(read(secret)).toBe(`whsec_${encoded}`),
  );

  test.each(["q83vASNFZ4mrze8BI0VniQ==", "q83vASNFZ4mrze8BI0VniQ"])("may leave its padding out: %s", (secret) =>
    expect(read(secret)).toBe("whsec_q83vASNFZ4mrze8BI0VniQ=="),
  );

  test.each([
    ["nothing behind the prefix", "whsec_", "is too easy to guess"],
    ["fifteen bytes", "whsec_q83vASNFZ4mrze8BI0Vn", "is too easy to guess"],
    ["one byte over and over", `whsec_${"QUFB".repeat(11)}`, "is too easy to guess"],
    ["the prefix twice", `whsec_whsec_${encoded}`, "is no signing secret"],
    ["a sentence", "whsec_a secret of more than thirty letters!", "is no signing secret"],
    ["the alphabet of addresses", "whsec_q83vASNFZ4mrze8BI0VniQ-_", "is no signing secret"],
  ])("is refused and not told: %s", (_, secret, words) => {
    expect(() => read(secret)).toThrow(`  RESEND_WEBHOOK_SECRET ${words}`);
    expect(() => read(secret)).not.toThrow(secret.replace("whsec_", "") || secret);
  });
});

test("how many proxies stand before a web process is a number", () => {
  expect(readEnv(given).TRUST_PROXY).toBe(0);
  expect(readEnv({ ...given, TRUST_PROXY: "2" }).TRUST_PROXY).toBe(2);
  expect(() => readEnv({ ...given, TRUST_PROXY: "yes" })).toThrow("TRUST_PROXY must be a number from 0 to 9");
});

test("no sentence about a wrong setting tells its value", () => {
  const told = "tell-nobody";
  const wrong = Object.fromEntries(
    [
      ...Object.keys(given),
      "MIGRATION_DATABASE_URL",
      "LOG_LEVEL",
      "TRUST_PROXY",
      "RESEND_BASE_URL",
      "CALLBACK_ENV",
    ].map((name) => [name, `${told}/ ${name}`]),
  );
  expect(() => readEnv(wrong)).toThrow("MIGRATION_DATABASE_URL must start with postgres://");
  expect(() => readEnv(wrong)).not.toThrow(told);
});
