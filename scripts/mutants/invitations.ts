import type { Mutant } from "../mutation/mutant.ts";

const invitations = "features/recruiters/mutations/invitations.test.ts";
const oneTime = "features/recruiters/mutations/one-time-password.test.ts";
const welcome = "features/welcome/mutations/welcome.test.ts";
const sending = "jobs/send-system-emails.test.ts";

export const mutants: Mutant[] = [
  {
    harm: "An address has two open invitations.",
    change: { sql: 'DROP INDEX "invitations_open"' },
    fails: [{ file: invitations, name: "of two admins who invite one address at once one does" }],
  },
  {
    harm: "The token of an invitation is in the database.",
    change: { file: "lib/link-token.ts", find: 'createHash("sha256").update(token).digest("hex")', replace: "token" },
    fails: [{ file: invitations, says: "Failed query" }],
  },
  {
    harm: "The link of an email lies open in its row.",
    change: {
      file: "features/system-emails/mutations/queue-system-email.ts",
      find: "sealText(JSON.stringify(body), { secrets: env().AUTH_SECRET, about: `system_emails:${id}` })",
      replace: "JSON.stringify(body)",
    },
    fails: [{ file: sending, name: "leaves once, says what was queued" }],
  },
  {
    harm: "An invitation is accepted twice at once.",
    change: {
      file: "features/recruiters/mutations/accept-invitation.ts",
      find: '.where(eq(invitations.tokenHash, tokenHash(token)))\n      .for("update");',
      replace: ".where(eq(invitations.tokenHash, tokenHash(token)));",
    },
    fails: [{ file: invitations, name: "of two who come to it together" }],
  },
  {
    harm: "An expired invitation lets somebody in.",
    change: {
      file: "features/recruiters/rules/invitation.ts",
      find: 'return expiresAt <= now ? "expired" : "open";',
      replace: 'return "open";',
    },
    fails: [{ file: invitations, name: "after seven days it has expired" }],
  },
  {
    harm: "Another address accepts an invitation.",
    change: {
      file: "features/recruiters/mutations/accept-invitation.ts",
      find: "if (address !== undefined && address !== email)",
      replace: "if (address === email)",
    },
    fails: [{ file: invitations, name: "by another address it is refused" }],
  },
  {
    harm: "The email of a revoked invitation leaves.",
    change: {
      file: "features/recruiters/mutations/revoke-invitation.ts",
      find: 'await cancelSystemEmails(inside, [emailId], "The invitation was revoked");',
      replace: "void cancelSystemEmails; void emailId;",
    },
    fails: [{ file: invitations, name: "a revoked one lets nobody in" }],
  },
  {
    harm: "An email to a recruiter is tried after Resend has forgotten its key.",
    change: {
      file: "features/messages/mutations/system-emails.ts",
      find: "lte(systemEmails.sendBefore, now)",
      replace: "lte(systemEmails.sendBefore, new Date(0))",
    },
    fails: [{ file: sending, name: "that Resend never answers is given up" }],
  },
  {
    harm: "Two workers send the same email to a recruiter.",
    change: {
      file: "features/messages/mutations/system-emails.ts",
      find: '.limit(limit)\n      .for("update", { skipLocked: true });',
      replace: ".limit(limit);",
    },
    fails: [{ file: sending, name: "that one worker is about to claim is left to it", says: "Failed query" }],
  },
  {
    harm: "A given password opens everything.",
    change: {
      file: "features/recruiters/mutations/resume-session.ts",
      find: 'r.password_expires_at is not null as "oneTime"',
      replace: 'false as "oneTime"',
    },
    fails: [{ file: oneTime, name: "opens a session that does nothing but choose another one" }],
  },
  {
    harm: "A given password works for ever.",
    change: {
      file: "features/recruiters/mutations/sign-in.ts",
      find: "right.passwordExpiresAt <= context.now",
      replace: "right.passwordExpiresAt.getTime() === 0",
    },
    fails: [{ file: oneTime, name: "it dies after three days" }],
  },
  {
    harm: "A session outlives the given password that it began with.",
    change: {
      file: "features/recruiters/mutations/resume-session.ts",
      find: "(r.password_expires_at is null or r.password_expires_at > ${at})",
      replace: "true",
    },
    fails: [{ file: oneTime, name: "it dies after three days" }],
  },
  {
    harm: "Two people with one code both make an admin.",
    change: {
      file: "features/welcome/mutations/open-installation.ts",
      find: "    await refuseWhereOpen(inside);\n    if (taken.length === 0)",
      replace: "    if (taken.length > 1)",
    },
    fails: [{ file: welcome, name: "of two who race with the same code" }],
  },
  {
    harm: "A code lets somebody in who comes after the first admin.",
    change: {
      file: "features/welcome/mutations/open-installation.ts",
      find: "    await refuseWhereOpen(inside);\n    if",
      replace: "    if",
    },
    fails: [{ file: welcome, name: "where somebody can sign in there is no code" }],
  },
];
