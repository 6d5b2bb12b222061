import type { Mutant } from "../mutation/mutant.ts";

const text = "lib/text.test.ts";

/** What comes in from outside: texts, days and numbers that the database cannot hold. */
export const mutants: Mutant[] = [
  {
    harm: "A text with U+0000 or half a letter reaches the database, which refuses it.",
    change: { file: "lib/text.ts", find: 'return text.replace(unstorable, "");', replace: "return text;" },
    fails: [
      { file: text, name: "is stored as" },
      { file: "lib/input.test.ts", name: "texts come in as they can be stored", says: "ZodError" },
    ],
  },
  {
    harm: "A long name is cut inside a letter.",
    change: { file: "lib/text.ts", find: "text.slice(0, last?.index ?? most)", replace: "text.slice(0, most)" },
    fails: [{ file: text, name: "cut to" }],
  },
  {
    harm: "A reply with U+0000 in it is lost for ever.",
    change: { file: "lib/mailer.ts", find: "...storableJson({", replace: "...({" },
    fails: [{ file: "lib/mailer.test.ts", name: "an email that came in is whole" }],
  },
  {
    harm: "A webhook with U+0000 in it answers 500.",
    change: {
      file: "lib/mailer.ts",
      find: "isEvent(event) ? storableJson(event) : null",
      replace: "isEvent(event) ? event : null",
    },
    fails: [{ file: "lib/mailer.test.ts", name: "a webhook is checked as it was signed" }],
  },
  {
    harm: "A day of the year 0 is asked of the database, which has none.",
    change: { file: "lib/day.ts", find: 'text < "1900-01-01" || ', replace: "" },
    fails: [
      { file: "lib/input.test.ts", name: "0000-01-01 as a day" },
      { file: "lib/url-parsers.test.ts", name: "0000-01-01" },
    ],
  },
  {
    harm: "36 hyphens are asked of the database as an id.",
    change: { file: "lib/url-parsers.ts", find: "id.test(text)", replace: "text.length === 36" },
    fails: [{ file: "lib/url-parsers.test.ts", name: "0000-01-01" }],
  },
  {
    harm: "A reply whose date cannot be read is never kept.",
    change: {
      file: "features/replies/mutations/receive-reply.ts",
      find: "receivedAt: instant().catch(context.now).parse(input.email.receivedAt)",
      replace: "receivedAt: input.email.receivedAt",
    },
    fails: [
      { file: "features/replies/mutations/receive-reply.test.ts", name: "came in now", says: "Invalid time value" },
    ],
  },
  {
    harm: "An address that cannot be decoded answers 500.",
    change: { file: "lib/request-line.ts", find: "if (decodes(path)) return url;", replace: "return url;" },
    fails: [{ file: "lib/request-line.test.ts", name: "is read as" }],
  },
  {
    harm: "A license that was changed since it was looked at is verified.",
    change: {
      file: "features/licenses/mutations/change-license.ts",
      find: "if (seenAt && updatedAt > seenAt)",
      replace: "if (false)",
    },
    fails: [{ file: "features/licenses/mutations/change-license.test.ts", name: "told who changed it" }],
  },
  {
    harm: "Of two admins who change the company at once the later one stands, unseen.",
    change: {
      file: "features/settings/mutations/update-firm.ts",
      find: "if (seenAt && last && last.updatedAt > seenAt)",
      replace: "if (false)",
    },
    fails: [{ file: "features/settings/mutations/update-firm.test.ts", name: "of two admins who change it at once" }],
  },
  {
    harm: "Of five who change a password at once each is told that theirs holds.",
    change: {
      file: "features/recruiters/mutations/change-password.ts",
      find: 'and(eq(recruiters.id, actor.id), eq(recruiters.passwordHash, known.passwordHash ?? ""))',
      replace: "and(eq(recruiters.id, actor.id))",
    },
    fails: [{ file: "features/recruiters/mutations/sign-in.test.ts", name: "of five who change a password" }],
  },
];
