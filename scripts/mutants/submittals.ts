import type { Mutant } from "../mutation/mutant.ts";

const pages = "features/submittals/mutations/submittal-page.test.ts";
const ends = "features/submittals/rules/submittal-page.ts";
const making = "features/submittals/mutations/make-submittal-page.ts";
const answering = "features/submittals/mutations/answer-submittal.ts";

/** The page on which a contact reads about people who were submitted to them. */
export const mutants: Mutant[] = [
  {
    harm: "A link to people works for ever.",
    change: { file: ends, find: 'if (expiresAt <= now) return "expired";', replace: "" },
    fails: [{ file: pages, name: "no answer is taken where" }],
  },
  {
    harm: "A contact who has left the client reads on.",
    change: { file: ends, find: "if (closedAt || contactLeftAt)", replace: "if (closedAt)" },
    fails: [{ file: pages, name: "no answer is taken where" }],
  },
  {
    harm: "A page shows on what a recruiter wrote of somebody who is closed out.",
    change: {
      file: "features/submittals/queries/find-submittal-page.ts",
      find: 'note: gone ? "" : row.note',
      replace: "note: row.note",
    },
    fails: [{ file: pages, name: "no answer is taken where" }],
  },
  {
    harm: "Somebody is shown to a client before they were submitted.",
    change: {
      file: making,
      find: "if (!card.submitted) throw new Refusal(`${card.name} has not been submitted. Submit them first.`);",
      replace: "",
    },
    fails: [{ file: pages, name: "nobody is shown who was not submitted" }],
  },
  {
    harm: "Somebody of another position is shown to a client.",
    change: {
      file: making,
      find: "one.id === candidacyId && one.positionId === positionId",
      replace: "one.id === candidacyId",
    },
    fails: [{ file: pages, name: "nobody is shown who was not submitted" }],
  },
  {
    harm: "A page takes answers about people whom it does not show.",
    change: {
      file: answering,
      find: "and(eq(submittalPages.token, token), eq(submittalPagePeople.candidacyId, candidacyId))",
      replace: "eq(submittalPages.token, token)",
    },
    fails: [{ file: pages, name: "no answer is taken where" }],
  },
  {
    harm: "A second answer on a page is taken for kept.",
    change: {
      file: answering,
      find: 'if (!kept) throw new Refusal("You have answered this already.");',
      replace: 'if (!kept) return { answerId: "" };',
    },
    fails: [{ file: pages, name: "of two answers about one person at once" }],
  },
];
