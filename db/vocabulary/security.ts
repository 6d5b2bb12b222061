/** What happened at the doors of this installation, as Settings, Security says it. */
export const securityKinds = {
  sign_in_failed: "Failed sign-in",
  sign_in_throttled: "Too many sign-in attempts",
  verb_refused: "Blocked: needs a higher role",
  webhook_refused: "Webhook with a bad signature",
  origin_refused: "Request from another site",
  host_refused: "Request to another host name",
  exported: "Download",
  password_changed: "Password changed",
  session_ended: "Signed out elsewhere",
  invited: "Invitation",
  account_opened: "Account opened",
  account_closed: "Account closed",
  role_changed: "Role changed",
  email_changed: "Email changed",
} as const;
export type SecurityKind = keyof typeof securityKinds;

/** What an event was about, as Settings, Security says it; the name of an action or a route stands for itself. */
export const securityCodes: Readonly<Record<string, string>> = {
  "sign-in": "Email and password",
  "sign-in_account": "Sign-in, one account",
  "sign-in_address": "Sign-in, one network address",
  "sign-in_device": "Sign-in, a known device",
  "sign-in_stranger": "Sign-in, one account",
  "sign-in_network": "Sign-in, one network",
  "change-password_device": "Change of password",
  "change-password": "Change of password",
  confirm: "Confirm it's you",
  confirm_device: "Confirm it's you",
  session: "Another device",
  invite: "Sent",
  resend: "Sent again",
  revoke: "Revoked",
  accept: "By invitation",
  added: "Added by an admin",
  account: "Account",
  host: "Any page",
  page: "Any page",
  "/api/webhooks/resend": "Resend webhook",
  "/api/imports": "File upload",
  import_report: "Import report",
};
