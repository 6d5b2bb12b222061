import { pauseReason, type PauseCause, type PauseScope } from "@/db/vocabulary/outreach-pauses";
import { roles, type Role } from "@/db/vocabulary/recruiters";
import { formatDay, formatDayTime } from "@/lib/format/time";

/** What a system email is about. Whatever stands in `url` lets somebody in. */
export type SystemEmail =
  | { kind: "invitation"; url: string; role: Role; invitedBy: string | null; expiresAt: Date }
  | { kind: "password_reset"; name: string; url: string; expiresAt: Date }
  | { kind: "sign_in"; name: string; url: string; expiresAt: Date }
  | { kind: "password_changed"; name: string; at: Date; resetUrl: string }
  | { kind: "email_change"; name: string; url: string; expiresAt: Date }
  | { kind: "email_changed"; name: string; to: string; at: Date }
  | { kind: "new_device"; name: string; device: string; at: Date; accountUrl: string }
  | { kind: "reply_copy"; from: string; address: string; subject: string; words: string; url: string; sender: string }
  | { kind: "answer_not_sent"; to: string; reason: string; words: string; url: string }
  | { kind: "email_not_logged"; subject: string; addresses: string[] }
  | {
      kind: "outreach_paused";
      name: string;
      /** The template's or the recruiter's name. */
      whose: string | null;
      url: string;
      pause: { scope: PauseScope; cause: PauseCause; counted: number; sent: number };
    }
  | {
      kind: "digest";
      name: string;
      /** "2026-03-12" */
      day: string;
      /** What of their Today is told, in words: how much, and how much of it is late. */
      total: string;
      late: string | null;
      lists: WordsList[];
      todayUrl: string;
      /** When it goes, and where that is changed. */
      time: string;
      accountUrl: string;
    }
  | { kind: "test" };

/** Of the firm that runs this installation. */
export type Sender = { company: string; zone: string; mailDomain: string };

type Link = { url: string; words: string };
type WordsList = {
  title: string;
  lines: { id: string; who: string; place: string | null; late: string | null; why: string; url: string }[];
  more: Link | null;
};
export type Words = {
  subject: string;
  paragraphs: string[];
  lists?: WordsList[];
  link?: Link;
  small: string[];
  /** Where what is sent by itself is turned off. */
  off?: Link;
};

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
  digest: ({ name, day, total, late, lists, todayUrl, time, accountUrl }, { zone }) => ({
    subject: `Your Today: ${total} to do${late ? `, ${late} late` : ""}`,
    paragraphs: [`Hello ${name},`, `${formatDay(day, zone)}: ${total} to do${late ? `, ${late} of them late` : ""}.`],
    lists,
    link: { url: todayUrl, words: "Open Today" },
    small: [`Sent on business days at ${time}, because you turned it on. A day with nothing to do has no email.`],
    off: { url: accountUrl, words: "Change the time or turn it off" },
  }),
  outreach_paused: ({ name, whose, url, pause }) => ({
    subject: `Callback paused outreach${whose ? `: ${whose}` : ""}`,
    paragraphs: [
      `Hello ${name},`,
      `${whose ? `${whose}: ` : ""}${pauseReason(pause)}.`,
      "Its emails wait. Answers, emails about a process and check-ins with contacts still go. An admin can look at the emails behind it and resume it.",
    ],
    link: { url, words: "Open Deliverability" },
    small: ["Too many bounces or spam reports land a company's email in everyone's spam folder."],
  }),
  password_reset: ({ name, url, expiresAt }, { zone }) => ({
    subject: "Choose a new password for Callback",
    paragraphs: [
      `Hello ${name},`,
      "someone asked for a new password for your account. If that was you, choose one here.",
    ],
    link: { url, words: "Choose a new password" },
    small: [
      `The link works once, until ${formatDayTime(expiresAt, zone)}.`,
      "If it was not you, ignore this email: your password stays as it is.",
    ],
  }),
  sign_in: ({ name, url, expiresAt }, { zone }) => ({
    subject: "Your sign-in link for Callback",
    paragraphs: [
      `Hello ${name},`,
      "someone asked to sign in to your account by email. If that was you, continue here.",
    ],
    link: { url, words: "Sign in to Callback" },
    small: [
      `The link works once, until ${formatDayTime(expiresAt, zone)}.`,
      "If it was not you, ignore this email: no one can sign in without the link.",
    ],
  }),
  password_changed: ({ name, at, resetUrl }, { zone }) => ({
    subject: "Your Callback password was changed",
    paragraphs: [
      `Hello ${name},`,
      `the password of your account was changed on ${formatDayTime(at, zone)}, and all other devices were signed out.`,
    ],
    small: [`If it was not you, choose a new password at once (${resetUrl}) and tell an admin.`],
  }),
  email_change: ({ name, url, expiresAt }, { zone }) => ({
    subject: "Confirm your new email for Callback",
    paragraphs: [`Hello ${name},`, "confirm that you want to sign in to Callback with this address from now on."],
    link: { url, words: "Use this address" },
    small: [
      `The link works once, until ${formatDayTime(expiresAt, zone)}. Until then your old address stays.`,
      "If you did not ask for this, ignore it: nothing changes.",
    ],
  }),
  email_changed: ({ name, to, at }, { zone }) => ({
    subject: "Your Callback email was changed",
    paragraphs: [
      `Hello ${name},`,
      `on ${formatDayTime(at, zone)} your account was changed to sign in as ${to}. This address no longer works for it.`,
    ],
    small: ["If it was not you, tell an admin of your company at once."],
  }),
  reply_copy: ({ from, address, subject, words, url, sender }) => ({
    subject: subject.trim() === "" ? `Reply from ${from}` : subject,
    paragraphs: linesOf(words),
    link: { url, words: "Open in Callback" },
    small: [
      `From ${from} (${address}).`,
      `Reply to this email as usual: your reply goes to ${from} from ${sender}, and is logged in Callback.`,
    ],
  }),
  answer_not_sent: ({ to, reason, words, url }) => ({
    subject: `Your reply to ${to} was not sent`,
    paragraphs: [`Your reply to ${to} was not sent: ${reason}.`, "You wrote:", ...linesOf(words)],
    link: { url, words: "Open in Callback" },
    small: ["It never left Callback. Reply there, or call."],
  }),
  email_not_logged: ({ subject, addresses }) => ({
    subject: "Your email was not logged",
    paragraphs: [
      `You sent a blind copy of "${subject}" to Callback, but no one there has the address it went to${addresses.length > 0 ? `: ${addresses.join(", ")}` : ""}.`,
    ],
    small: ["Add the address to the person's profile, then send the copy again."],
  }),
  new_device: ({ name, device, at, accountUrl }, { zone }) => ({
    subject: "New sign-in to Callback",
    paragraphs: [
      `Hello ${name},`,
      `your account was signed in to on a device that it was not used on before: ${device}, ${formatDayTime(at, zone)}.`,
    ],
    small: [`If it was not you, sign it out and change your password: ${accountUrl}`],
  }),
};

/** Each line is a paragraph of its own: it is somebody else's text, and its lines mean something. */
function linesOf(words: string) {
  return words
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** What an email says. The names of people and of the firm are in it, and so are its links: it is kept sealed. */
export function wordsOfEmail(email: SystemEmail, sender: Sender): Words {
  // Each kind has its own words; that they are asked with an email of their kind TypeScript cannot see.
  const say = wordsOf[email.kind] as (email: SystemEmail, sender: Sender) => Words;
  return say(email, sender);
}
