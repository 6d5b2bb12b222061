/** What happened at the doors of this installation, as Settings, Security says it. */
export const securityKinds = {
  sign_in_failed: "Failed sign-in",
  sign_in_throttled: "Too many sign-in attempts",
  verb_refused: "Refused: needs a higher role",
  webhook_refused: "Webhook with a bad signature",
  origin_refused: "Request from another site",
  host_refused: "Request to another host name",
  exported: "Download",
  password_changed: "Password changed",
  session_ended: "Signed out elsewhere",
} as const;
export type SecurityKind = keyof typeof securityKinds;
