import type { Mutant } from "../mutation/mutant.ts";

export const mutants: Mutant[] = [
  {
    harm: "A form answers in the words of its validator.",
    change: { file: "lib/server/action.ts", find: "z.config({ customError: plainIssue });", replace: "" },
    fails: [{ file: "lib/server/action-words.test.ts", name: "features/offers/inputs.ts: extendOfferInput" }],
  },
  {
    harm: "Pay by the hour is kept as pay by the year.",
    change: {
      file: "components/form/use-action-form.ts",
      find: "return { cents, unit: unit ?? (this.optional(unitName)",
      replace: "return { cents, unit: (this.optional(unitName)",
    },
    fails: [{ file: "components/form/use-action-form.test.ts", name: "one sum of pay, per what was typed" }],
  },
  {
    harm: "The import guesses the pay of somebody who named a range.",
    change: {
      file: "features/imports/rules/rows.ts",
      find: "if (read.from !== read.to)",
      replace: "if (read.from > read.to)",
    },
    fails: [{ file: "features/imports/rules/rows.test.ts", name: "58-62/hr is left out, with why" }],
  },
  {
    harm: "An import changes a sum of pay and leaves its unit.",
    change: {
      file: "features/imports/rules/changes.ts",
      find: ", desiredPayUnit: said.desiredPayUnit });",
      replace: " });",
    },
    fails: [
      {
        file: "features/imports/mutations/update-known-people.test.ts",
        name: "a sum of pay and its unit are one fact: update",
      },
    ],
  },
];
