/** What Callback itself writes to the recruiters of an installation. No rule of contact holds it: it goes at any hour. */
export const systemEmailKinds = {
  invitation: "Invitation",
  password_reset: "Password reset",
  password_changed: "Password changed",
  sign_in: "Sign-in link",
  email_change: "Confirm a new email",
  email_changed: "Email changed",
  test: "Test email",
  template_test: "Test of a template",
  new_device: "Sign-in on a new device",
  reply_copy: "Copy of a reply",
  answer_not_sent: "Reply not sent",
  email_not_logged: "Email not logged",
  outreach_paused: "Outreach paused",
  digest: "Daily digest",
} as const;
export type SystemEmailKind = keyof typeof systemEmailKinds;

/** `failed` also says that nobody knows: its reason tells. A link that may not have arrived is asked for again. */
export const systemEmailStates = {
  queued: "Waiting",
  claimed: "Sending",
  accepted: "Sent",
  bounced: "Bounced",
  failed: "Not sent",
  canceled: "Canceled",
} as const;
export type SystemEmailState = keyof typeof systemEmailStates;

/** So many tests of templates a recruiter may send themselves in so many minutes; a trigger holds the same. */
export const testsInAWindow = 10;
export const testWindowMinutes = 10;
