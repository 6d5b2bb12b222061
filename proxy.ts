import { NextResponse, type NextRequest } from "next/server";
import { env } from "@/lib/env";
import { securityHeaders } from "@/lib/security-headers";
import { sessionCookie } from "@/lib/session-cookie";

/** Pages anybody may open. Everything else asks for the cookie here, for comfort; each page asks the session row again. */
const open = /^\/(login|answer|unsubscribe|api)(\/|$)/;

export function proxy(request: NextRequest) {
  const { APP_URL, NODE_ENV } = env();
  const { pathname, search } = request.nextUrl;
  if (!open.test(pathname) && !request.cookies.has(sessionCookie(APP_URL).name)) {
    return NextResponse.redirect(new URL(`/login?next=${encodeURIComponent(pathname + search)}`, request.nextUrl));
  }
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))));
  const outgoing = securityHeaders({
    nonce,
    https: APP_URL.startsWith("https:"),
    development: NODE_ENV === "development",
  });

  // Next reads the nonce from the policy on the request and puts it on every script it writes.
  const forwarded = new Headers(request.headers);
  forwarded.set("content-security-policy", outgoing["content-security-policy"]);
  forwarded.set("x-nonce", nonce);
  forwarded.set("x-path", pathname + search);
  const response = NextResponse.next({ request: { headers: forwarded } });
  for (const [name, value] of Object.entries(outgoing)) response.headers.set(name, value);
  return response;
}

/** A file of people passes by: before the proxy, Next would keep two copies of it and let no more than 10 MB through. */
export const config = { matcher: ["/((?!_next/static|_next/image|favicon.ico|icon.svg|api/imports$).*)"] };
