/** How long a sign-in lasts at most, and how long without a request. */
export const sessionDays = { most: 30, idle: 7 };

/** The prefix makes the browser refuse the cookie over plain http. */
export function sessionCookie(appUrl: string) {
  const secure = appUrl.startsWith("https:");
  return { name: secure ? "__Secure-callback.session" : "callback.session", secure };
}
