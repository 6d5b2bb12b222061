import type { Role } from "@/db/vocabulary/recruiters";

/** What the palette can do by itself, whoever it is about: it goes to `href`, begins a sentence with `typed`, or signs out. */
export type Verb = { name: string; href?: string; typed?: string };

type Offered = Verb & {
  /** Other words that somebody may look for it by. */
  also?: string;
  may: (role: Role) => boolean;
};

export const signOutVerb = "Sign out";

const writes = (role: Role) => role !== "viewer";
const everybody = () => true;

const offered: Offered[] = [
  { name: "Log a call with…", typed: "log a call with ", also: "phone voicemail text activity", may: writes },
  { name: "Email…", typed: "email ", also: "write send new", may: writes },
  { name: "New position", href: "/positions/new", also: "add job order req", may: writes },
  { name: "Add candidate", href: "/candidates/new", also: "new person", may: writes },
  { name: "Import candidates", href: "/imports", also: "csv spreadsheet upload people", may: writes },
  { name: "Add a recruiter", href: "/settings/people", also: "invite new user", may: (role) => role === "admin" },
  { name: "Go to Today", href: "/today", also: "to do", may: everybody },
  { name: "Go to Positions", href: "/positions", also: "jobs orders reqs", may: everybody },
  { name: "Go to Candidates", href: "/candidates", also: "people", may: everybody },
  { name: "Go to Bench", href: "/bench", also: "runner-ups available rolling off refilled", may: everybody },
  { name: "Go to Clients", href: "/clients", also: "companies contacts", may: everybody },
  { name: "Go to Outreach", href: "/outreach", also: "sent emails", may: everybody },
  { name: "Go to Templates", href: "/templates", may: everybody },
  { name: "Go to Worth sharing", href: "/worth-sharing", also: "articles news events links", may: everybody },
  { name: "Go to Imports", href: "/imports", may: everybody },
  { name: "Go to Settings", href: "/settings", also: "company", may: everybody },
  { name: "Go to Contact rules", href: "/settings/contact-rules", also: "settings send window", may: everybody },
  { name: "Go to Holidays", href: "/settings/holidays", also: "settings days off", may: everybody },
  { name: "Go to Top of mind points", href: "/settings/top-of-mind", also: "settings weights score", may: everybody },
  { name: "Go to Do not email", href: "/settings/do-not-email", also: "settings unsubscribed blocklist", may: writes },
  {
    name: "Go to your account",
    href: "/settings/account",
    also: "password sign-in sessions signature daily digest",
    may: everybody,
  },
  { name: signOutVerb, also: "log logout leave", may: everybody },
];

/** The verbs that a role may do and whose words begin with what was typed; all of them before anything was. */
export function verbsFor(role: Role, typed: string): Verb[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return offered
    .filter(({ may, name, also = "" }) => may(role) && isBegunBy(`${name} ${also}`, words))
    .map(({ name, href, typed: sentence }) => ({ name, ...(href && { href }), ...(sentence && { typed: sentence }) }));
}

/** Whether what was typed is the beginning of a verb's name, so that the verb is meant and not somebody of that name. */
export function isMeant(verb: Verb, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  return wanted.includes(" ") && verb.name.toLowerCase().startsWith(wanted);
}

function isBegunBy(text: string, words: string[]): boolean {
  const own = text.toLowerCase().split(/\s+/);
  return words.every((word) => own.some((one) => one.startsWith(word)));
}

export type PersonVerb = "call" | "email";

/** How people say it, from the longest to the shortest. */
const sentences: [PersonVerb, RegExp][] = [
  [
    "call",
    /^(?:log\s+(?:a\s+)?(?:call|voicemail|text|activity)\s+(?:with|to|for)|log\s+(?:a\s+)?call|call|log)\s+(.*)$/i,
  ],
  ["email", /^(?:(?:write|send|email|new)\s+(?:an?\s+)?(?:email\s+)?to|write|email)\s+(.*)$/i],
];

/** "log a call with ann" is a verb and whom it is about; everything else is something to look for. A viewer has no verbs. */
export function verbIn(role: Role, typed: string): { verb: PersonVerb | null; about: string } {
  const text = typed.trim();
  if (!writes(role)) return { verb: null, about: text };
  for (const [verb, sentence] of sentences) {
    const about = sentence.exec(`${text} `)?.[1]?.trim();
    if (about !== undefined) return { verb, about };
  }
  return { verb: null, about: text };
}
