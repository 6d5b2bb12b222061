/** How long a sign-in lasts at most, and how long without a request, unless an admin says otherwise. */
export const sessionDays = { most: 30, idle: 7 };

/** No admin lets a sign-in last longer: the cookie ends then. */
export const longestSessionDays = 90;

/** The prefix makes the browser refuse the cookie over plain http, from another host and for a part of the site. */
export function sessionCookie(appUrl: string) {
  const secure = appUrl.startsWith("https:");
  return { name: secure ? "__Host-callback.session" : "callback.session", secure };
}
