import { stageOf } from "@/db/vocabulary/candidacies";
import type { MergeFacts } from "@/features/templates/rules/merge-fields";

/** A made-up candidate, for a template that is looked at with nobody chosen. */
export const samplePerson: Pick<MergeFacts, "person" | "candidate" | "furthest"> = {
  person: { firstName: "Jordan", lastName: "Lee", city: "Tampa" },
  candidate: {
    title: "Structural Engineer",
    discipline: "structural",
    currentEmployer: "Bayline Engineers",
  },
  furthest: stageOf("interviewing"),
};

export const sampleItem = {
  title: "An article worth sharing",
  url: "https://example.com/article",
  note: "Why it is worth their time stands here.",
};
