import { roles, type Role } from "@/db/vocabulary/recruiters";
import { formatDayTime } from "@/lib/format/time";

/** What a system email is about. Whatever stands in `url` lets somebody in. */
export type SystemEmail =
  | {
      kind: "invitation";
      url: string;
      role: Role;
      invitedBy: string | null;
      expiresAt: Date;
    }
  | { kind: "test" };

/** Of the firm that runs this installation. */
export type Sender = { company: string; zone: string; mailDomain: string };

export type Words = { subject: string; paragraphs: string[]; link?: { url: string; words: string }; small: string[] };

/** Hours after which an email that did not leave is given up: Resend keeps its key for 24. */
export const hoursToSend = 23;

type WordsOf = {
  [Kind in SystemEmail["kind"]]: (email: Extract<SystemEmail, { kind: Kind }>, sender: Sender) => Words;
};

const wordsOf: WordsOf = {
  invitation: ({ url, role, invitedBy, expiresAt }, { company, zone }) => ({
    subject: `${invitedBy ?? company} invited you to Callback`,
    paragraphs: [
      "Hello,",
      `${invitedBy ? `${invitedBy} invited you` : "You are invited"} to Callback, where ${company} works with its candidates and positions. Your role will be: ${roles[role]}.`,
    ],
    link: { url, words: "Accept the invitation" },
    small: [
      `The link works once, until ${formatDayTime(expiresAt, zone)}, and only for this address.`,
      "If you did not expect this, ignore it: nothing happens until you accept.",
    ],
  }),
  test: (_, { company, mailDomain }) => ({
    subject: `Test email from Callback at ${company}`,
    paragraphs: [
      "Hello,",
      `This is the test email that you asked Callback for. It went out from ${mailDomain}, so your team can email candidates.`,
    ],
    small: ["If it landed in spam, look at the domain's SPF, DKIM and DMARC records at Resend."],
  }),
};

/** What an email says. The names of people and of the firm are in it, and so are its links: it is kept sealed. */
export function wordsOfEmail(email: SystemEmail, sender: Sender): Words {
  // Each kind has its own words; that they are asked with an email of their kind TypeScript cannot see.
  const say = wordsOf[email.kind] as (email: SystemEmail, sender: Sender) => Words;
  return say(email, sender);
}
