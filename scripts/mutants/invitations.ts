import type { Mutant } from "../mutation/mutant.ts";

const invitations = "features/recruiters/mutations/invitations.test.ts";
const oneTime = "features/recruiters/mutations/one-time-password.test.ts";
const welcome = "features/welcome/mutations/welcome.test.ts";
const reset = "features/recruiters/mutations/reset-password.test.ts";
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
      find: "identity.checkedAddress !== null && identity.checkedAddress !== email",
      replace: "identity.checkedAddress === email",
    },
    fails: [
      {
        file: "features/recruiters/mutations/accept-invitation.test.ts",
        name: "an account there with another checked address",
      },
    ],
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
  {
    harm: "A link to a new password is used twice.",
    change: {
      file: "features/recruiters/mutations/recruiter-links.ts",
      find: 'eq(recruiterLinks.kind, kind)))\n    .for("update");',
      replace: "eq(recruiterLinks.kind, kind)));",
    },
    fails: [{ file: reset, name: "of two who come with one link together" }],
  },
  {
    harm: "A link to a new password works for ever.",
    change: {
      file: "features/recruiters/rules/recruiter-link.ts",
      find: "expiresAt <= now ?",
      replace: "expiresAt.getTime() === 0 ?",
    },
    fails: [{ file: reset, name: "works for an hour, and the newest alone" }],
  },
  {
    harm: "A link that went to the old address lets somebody in after the email has changed.",
    change: {
      file: "features/recruiters/mutations/change-email.ts",
      find: "await voidLinks(inside, recruiterId);",
      replace: "void voidLinks;",
    },
    fails: [{ file: reset, name: "ends a link to a new password that is out to the old address" }],
  },
  {
    harm: "A new password leaves sessions elsewhere.",
    change: {
      file: "features/recruiters/mutations/reset-password.ts",
      find: "await revokeSessions(inside, { recruiterId });",
      replace: "void revokeSessions;",
    },
    fails: [{ file: reset, name: "ends every session, is told to its owner" }],
  },
  {
    harm: "Asking for a new password tells whether somebody signs in with an address.",
    change: {
      file: "features/recruiters/mutations/ask-for-reset.ts",
      find: "await db.insert(resetRequests)",
      replace: 'if (!email.startsWith("nobody")) await db.insert(resetRequests)',
    },
    fails: [{ file: reset, name: "asking takes the same statements" }],
  },
  {
    harm: "A name and a year are a password.",
    change: {
      file: "lib/password-strength.ts",
      find: "if (rest !== text &&",
      replace: "if (rest === text &&",
    },
    fails: [{ file: "lib/password-strength.test.ts", name: "is what people try who know this person" }],
  },
  {
    harm: "Nobody is told of a sign-in on a new device.",
    change: {
      file: "features/recruiters/mutations/start-session.ts",
      find: "if (newDevice) await tellNewDevice",
      replace: "if (!newDevice) await tellNewDevice",
    },
    fails: [{ file: reset, name: "is told, but not the first one" }],
  },
];
