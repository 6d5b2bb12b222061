import type { Mutant } from "../mutation/mutant.ts";

const receiving = "features/replies/mutations/receive-reply.ts";
const received = "features/replies/mutations/receive-reply.test.ts";
const safe = "lib/safe-html.ts";
const safety = "lib/safe-html.test.ts";
const links = "features/replies/mutations/public-links.test.ts";
const webhooks = "jobs/apply-webhooks.test.ts";

/** Everything that comes in: replies, answer buttons, unsubscribes and what Resend tells. */
export const mutants: Mutant[] = [
  {
    harm: "Markup from outside is kept as it came.",
    change: { file: receiving, find: "hideAnswerLinks(safeHtml(email.html))", replace: "email.html" },
    fails: [
      { file: received, name: "markup from outside is kept without" },
      { file: webhooks, name: "markup that would run" },
    ],
  },
  {
    harm: "Styles from outside stay.",
    change: { file: safe, find: '"*": ["dir", "lang"]', replace: '"*": ["dir", "lang", "style"]' },
    fails: [
      { file: safety, name: "a style" },
      { file: received, name: "markup from outside is kept without" },
    ],
  },
  {
    harm: "Handlers from outside stay.",
    change: { file: safe, find: '"*": ["dir", "lang"]', replace: '"*": ["dir", "lang", "on*"]' },
    fails: [
      { file: safety, name: "an event handler" },
      { file: received, name: "markup from outside is kept without" },
    ],
  },
  {
    harm: "Scripts, frames and forms from outside stay.",
    change: { file: safe, find: '"table thead', replace: '"script style iframe form input table thead' },
    fails: [
      { file: safety, name: "a script" },
      { file: safety, name: "a frame" },
      { file: safety, name: "a form" },
    ],
  },
  {
    harm: "Links that run something stay.",
    change: {
      file: safe,
      find: 'allowedSchemes: ["http", "https", "mailto", "tel"]',
      replace: 'allowedSchemes: ["http", "https", "mailto", "tel", "javascript", "data"]',
    },
    fails: [
      { file: safety, name: "javascript:alert(1)" },
      { file: safety, name: "data:text/html" },
    ],
  },
  {
    harm: "Links without a scheme stay.",
    change: { file: safe, find: "allowProtocolRelative: false", replace: "allowProtocolRelative: true" },
    fails: [{ file: safety, name: "//x.test/no-scheme" }],
  },
  {
    harm: "Pictures are fetched from their sender.",
    change: {
      file: safe,
      find: 'tag === "img" && !carried.test(attribs["src"] ?? "") && !remote.test(attribs["data-src"] ?? "")',
      replace: "false",
    },
    fails: [{ file: safety, name: "would be fetched or run, and goes" }],
  },
  {
    harm: "A link opens over Callback.",
    change: { file: safe, find: 'rel: "noopener noreferrer nofollow", target: "_blank"', replace: "" },
    fails: [{ file: safety, name: "what an email says about where a link opens" }],
  },
  {
    harm: "An auto-reply counts as a reply.",
    change: {
      file: receiving,
      find: "      else await settleReal(inside, { personId",
      replace: "      await settleReal(inside, { personId",
    },
    fails: [
      { file: received, name: "an auto-reply holds email with a footer" },
      { file: received, name: "one word of an auto-reply" },
    ],
  },
  {
    harm: "An auto-reply is an answer in the timeline.",
    change: { file: receiving, find: 'outcome: auto ? "auto_reply" : "replied"', replace: 'outcome: "replied"' },
    fails: [{ file: received, name: "an auto-reply holds email with a footer" }],
  },
  {
    harm: "An auto-reply holds nothing.",
    change: {
      file: receiving,
      find: "await pause(inside, personId, message?.id",
      replace: "if (now.getTime() < 0) await pause(inside, personId, message?.id",
    },
    fails: [
      { file: received, name: "an auto-reply holds email with a footer" },
      { file: webhooks, name: "an auto-reply is no answer" },
    ],
  },
  {
    harm: "A report of a mail server counts as a contact.",
    change: { file: receiving, find: ' && automatic !== "report"', replace: "" },
    fails: [
      { file: received, name: "a report of a mail server" },
      { file: received, name: "a notice of failed recipients" },
    ],
  },
  {
    harm: "A report of a mail server is taken for a person's email.",
    change: { file: "features/replies/rules/auto-reply.ts", find: '    return "report";', replace: "    return null;" },
    fails: [
      { file: "features/replies/rules/auto-reply.test.ts", name: "who wrote it" },
      { file: received, name: "a report of a mail server" },
    ],
  },
  {
    harm: "The recruiter's own email counts as a reply.",
    change: { file: receiving, find: "if (personId && !own && ", replace: "if (personId && " },
    fails: [{ file: received, name: "the recruiter's own email" }],
  },
  {
    harm: "A reply that comes twice is kept twice.",
    change: { sql: "drop index replies_provider" },
    fails: [{ file: received, name: "the same email twice is one reply" }],
  },
  {
    harm: "A reply to a merged record belongs to nobody's timeline.",
    change: { file: receiving, find: "personId: person?.into ?? personId", replace: "personId" },
    fails: [{ file: received, name: "of the person that two records were merged into" }],
  },
  {
    harm: "Planned email goes to somebody who has replied.",
    change: {
      file: receiving,
      find: 'await cancelWithFooter(inside, personId, "they have replied since");',
      replace: "",
    },
    fails: [{ file: received, name: "a person's own words are an answer" }],
  },
  {
    harm: "A reply that says stop ends nothing.",
    change: {
      file: receiving,
      find: 'if (meaning === "stop") await optOutPerson',
      replace: "if (false) await optOutPerson",
    },
    fails: [{ file: received, name: "one word is enough" }],
  },
  {
    harm: "An event is taken without its signature.",
    change: {
      file: "app/api/webhooks/resend/route.ts",
      find: "const event = verifyWebhook(\n    raw,",
      replace: "const event = JSON.parse(raw) ?? verifyWebhook(\n    raw,",
    },
    fails: [{ file: links, name: "forged, old, changed or unsigned" }],
  },
  {
    harm: "An event that comes twice wakes and is kept anew.",
    change: {
      file: "features/replies/mutations/store-webhook-event.ts",
      find: ".onConflictDoNothing()",
      replace: "",
    },
    fails: [{ file: links, name: "signed: kept once", says: "webhook_events" }],
  },
  {
    harm: "A GET unsubscribes.",
    change: {
      file: "app/api/unsubscribe/[token]/route.ts",
      find: 'openRoute("one-click", async (_context, { params }) => {',
      replace:
        'openRoute("one-click", async (context, { params }) => {\n  await unsubscribeByToken(context, { token: params["token"] ?? "" });',
    },
    fails: [{ file: links, name: "a GET changes nothing" }],
  },
  {
    harm: "Any POST unsubscribes.",
    change: {
      file: "app/api/unsubscribe/[token]/route.ts",
      find: "if (!(await asksToUnsubscribe(request)))",
      replace: "if (false)",
    },
    fails: [{ file: links, name: "is refused" }],
  },
  {
    harm: "An answer that is given twice is acted on twice.",
    change: {
      file: "features/replies/mutations/answer-by-button.ts",
      find: "if (!reply) return { already: true };",
      replace: "if (!reply) return actOn(inside, input.choice, message);",
    },
    fails: [{ file: links, name: "two clicks at once are one answer" }],
  },
  {
    harm: '"Not now" leaves planned email planned.',
    change: {
      file: "features/replies/mutations/answer-by-button.ts",
      find: 'await cancelWithFooter(inside, personId, "asked to hear from us later");',
      replace: "",
    },
    fails: [{ file: links, name: "not now: counted email waits" }],
  },
  {
    harm: "A soft bounce closes an address.",
    change: {
      file: "features/replies/rules/resend-event.ts",
      find: 'return bounce?.type ? bounce.type === "Permanent" : saysPermanent(wordsOf(bounce));',
      replace: "return true;",
    },
    fails: [{ file: webhooks, name: "a hard bounce closes the address" }],
  },
  {
    harm: "An email that bounced keeps the month and counts as an attempt.",
    change: {
      file: "features/replies/mutations/apply-to-message.ts",
      find: "if (isHardBounce(event) || isOldComplaint(event) || failed) {",
      replace: "if (false) {",
    },
    fails: [{ file: webhooks, name: "a hard bounce closes the address" }],
  },
  {
    harm: "A complaint is not heard.",
    change: {
      file: "features/replies/mutations/apply-to-message.ts",
      find: 'if (event.type === "email.complained" || isOldComplaint(event))',
      replace: "if (isOldComplaint(event))",
    },
    fails: [{ file: webhooks, name: "a complaint is the person's will" }],
  },
  {
    harm: "An older word about an email takes back a later one.",
    change: {
      file: "features/replies/mutations/apply-to-message.ts",
      find: ", inArray(messages.state, statesBefore(state))",
      replace: "",
    },
    fails: [{ file: webhooks, name: "any order, any number of times", says: "Property failed" }],
  },
];
