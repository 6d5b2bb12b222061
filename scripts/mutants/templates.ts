import type { Mutant } from "../mutation/mutant.ts";

const frame = "emails/frame.test.ts";

/** The words of an email: merge fields and the frame around them. */
export const mutants: Mutant[] = [
  {
    harm: "An email with an empty merge field goes.",
    change: {
      file: "features/templates/rules/render.ts",
      find: 'if ("missing" in subject || "missing" in body) return { missing: [...new Set(missing)] };',
      replace: 'if ("missing" in subject || "missing" in body) return { subject: "", body: "" };',
    },
    fails: [
      { file: "features/templates/rules/render.test.ts" },
      { file: "features/outreach/mutations/queue-refusals.test.ts", name: "an empty merge field" },
    ],
  },
  {
    harm: "What a person is called becomes markup of the email.",
    change: {
      file: "emails/frame.tsx",
      find: "linked(escapeHtml(words))",
      replace: "linked(words)",
    },
    fails: [{ file: frame, name: "an address of the web becomes a link" }],
  },
  {
    harm: "Process email carries a footer.",
    change: {
      file: "features/outreach/queries/render-email.ts",
      find: "withoutFooter: await renderFrame(signature, null)",
      replace: "withoutFooter: await renderFrame(signature, firm.postalAddress)",
    },
    fails: [{ file: "features/outreach/mutations/queue-purposes.test.ts", name: "process email takes no slot" }],
  },
];
