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
      find: "markup + escapeHtml(words.slice(end))",
      replace: "markup + words.slice(end)",
    },
    fails: [{ file: frame, name: "words are no markup" }],
  },
  {
    harm: "A person who is called as an address of the web puts a link into our email.",
    change: { file: "emails/frame.tsx", find: "own.has(url) ? `<a", replace: "own.size >= 0 ? `<a" },
    fails: [{ file: frame, name: "what was merged in becomes no link" }],
  },
  {
    harm: "A template is kept that writes a text without end.",
    change: {
      file: "lib/liquid.ts",
      find: 'if ("problem" in rendered) return rendered.problem;',
      replace: "",
    },
    fails: [
      { file: "features/templates/rules/render.test.ts", name: "longer than an email can be" },
      { file: "features/templates/mutations/add-template.test.ts", name: "more than an email holds" },
    ],
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
