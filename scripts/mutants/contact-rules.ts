import type { Mutant } from "../mutation/mutant.ts";

const rules = "features/contact-rules/mutations/contact-rules.test.ts";
const steps = "features/first-steps/mutations/first-steps.test.ts";
const holidays = "features/contact-rules/mutations/holidays.test.ts";

/** What keeps a changed rule of contact the same in settings, rules and database. */
export const mutants: Mutant[] = [
  {
    harm: "A number outside its bounds is stored.",
    change: { sql: "alter table settings drop constraint settings_contact_rules" },
    fails: [{ file: rules, name: "the database keeps slotDays within its bounds" }],
  },
  {
    harm: "A shorter month is set, and nobody is let go by the database.",
    change: {
      file: "features/contact-rules/mutations/apply-change.ts",
      find: "if (slotDays !== change.from.contactRules.slotDays)",
      replace: "if (slotDays < 0)",
    },
    fails: [{ file: rules, name: "a shorter month frees whom it says" }],
  },
  {
    harm: "A longer month reaches into a planned email.",
    change: {
      file: "features/contact-rules/queries/list-affected.ts",
      find: "o.person_id = s.person_id and o.state <> 'released'",
      replace: "false and o.state <> 'released'",
    },
    fails: [{ file: rules, name: "a longer month holds people again", says: "Failed query" }],
  },
  {
    harm: "Fewer attempts are set, and nobody rests.",
    change: {
      file: "features/contact-rules/mutations/apply-change.ts",
      find: "    await refreshPersonActivity(inside, some);",
      replace: "",
    },
    fails: [{ file: rules, name: "fewer attempts make people rest" }],
  },
  {
    harm: "The second of two admins overwrites the first one's numbers.",
    change: {
      file: "features/contact-rules/mutations/change-contact-rules.ts",
      find: "(last?.at?.getTime() ?? null) !== (seenAt?.getTime() ?? null)",
      replace: "seenAt === undefined",
    },
    fails: [{ file: rules, name: "of two admins who change the rules at once" }],
  },
  {
    harm: "Working on a holiday rewrites days that are over.",
    change: {
      file: "features/contact-rules/rules/federal-holidays.ts",
      find: "return days.filter((on) => on >= from);",
      replace: "return days;",
    },
    fails: [{ file: holidays, name: "what is over stays as it was" }],
  },
  {
    harm: "A drawing with a script becomes the logo.",
    change: {
      file: "lib/picture.ts",
      find: "return isOneOf(type, types) && bytes.length <= mostBytes ? { type, bytes } : null;",
      replace: 'return { type: (type ?? "image/png") as Type, bytes };',
    },
    fails: [{ file: "features/settings/mutations/set-logo.test.ts", name: "no logo is made of" }],
  },
  {
    harm: "The doctor's own event counts as a report of Resend.",
    change: {
      file: "features/first-steps/queries/find-open-steps.ts",
      find: "where type like 'email.%'",
      replace: "where true",
    },
    fails: [{ file: steps, name: "each step of a new installation" }],
  },
  {
    harm: "A test email that was only queued counts as sent.",
    change: {
      file: "features/first-steps/queries/find-open-steps.ts",
      find: "kind = 'test' and state = 'accepted'",
      replace: "kind = 'test'",
    },
    fails: [{ file: steps, name: "each step of a new installation" }],
  },
];
