/** What an action answers whose session has ended. A screen that shows it puts a link to the login page beside it. */
export const signedOut =
  "You are signed out, so nothing was changed. What you typed is still here. Sign in again in another tab, then try again.";
