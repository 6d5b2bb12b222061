import type { Mutant } from "../mutation/mutant.ts";

const invitations = "features/recruiters/mutations/invitations.test.ts";
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
    fails: [{ file: invitations, name: "of six at once, whatever way in they chose" }],
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
    fails: [{ file: sending, name: "of twelve, two workers who claim at once take each once" }],
  },
];
