/** What a link that Callback sent to a recruiter does, once. */
export const recruiterLinkKinds = {
  password_reset: "New password",
  email_change: "New email",
  sign_in: "Sign-in link",
} as const;
export type RecruiterLinkKind = keyof typeof recruiterLinkKinds;
