import { NextResponse, type NextRequest } from "next/server";
import { env } from "@/lib/env";
import { isForeignOrigin, isOwnHost } from "@/lib/own-address";
import { contentSecurityPolicy } from "@/lib/security-headers";
import { callerOf } from "@/lib/server/client-address";
import { noteSecurityEvent } from "@/lib/server/security-notes";
import { sessionCookie } from "@/lib/session-cookie";

/** Pages anybody may open. Everything else asks for the cookie here, for comfort; each page asks the session row again. */
const open = /^\/(login|welcome|invite|reset|new-email|answer|decide|submittal|unsubscribe|api)(\/|$)/;

/** What a browser and a mail program ask with. Next would answer any other with the page itself. */
const methods = new Set(["GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"]);

/** A balancer asks each process for its health by whatever address that process has. */
const health = /^\/api\/health\/(live|ready)$/;

/** What programs of others send: their token or signature says who asks, not where the request comes from. */
const fromElsewhere =
  /^\/(api\/webhooks|api\/unsubscribe|api\/answer|answer|api\/decide|decide|api\/submittal|submittal)(\/|$)/;

/** What somebody else wrote or drew is answered with a stricter policy than that of our pages, and by its own route. */
const ownPolicy = /^\/api\/(replies\/[^/]+\/html|photo\/[^/]+|logo)$/;

export function proxy(request: NextRequest) {
  const { APP_URL, NODE_ENV } = env();
  const { pathname, search } = request.nextUrl;
  if (!methods.has(request.method))
    return new NextResponse(null, { status: 405, headers: { allow: "GET, HEAD, POST" } });
  if (!health.test(pathname) && !isOwnHost(request.headers, env())) {
    noteSecurityEvent({ kind: "host_refused", code: "host", caller: callerOf(request.headers) });
    return new NextResponse("Callback does not answer under this name. Open it at the address your company gave you.", {
      status: 421,
    });
  }
  if (changes(request.method) && !fromElsewhere.test(pathname) && isForeignOrigin(request.headers, env())) {
    noteSecurityEvent({ kind: "origin_refused", code: "page", caller: callerOf(request.headers) });
    return NextResponse.json({ sentence: "This request came from another site." }, { status: 403 });
  }
  const isAction = request.method === "POST" && !pathname.startsWith("/api/");
  if (isAction && !isActionCall(request.headers))
    return new NextResponse("A page takes nothing but the calls of its actions.", { status: 415 });
  // An action asks the session itself and answers that it is over. Led away, its page would lose what was typed.
  if (!open.test(pathname) && !isAction && !request.cookies.has(sessionCookie(APP_URL).name)) {
    return NextResponse.redirect(new URL(`/login?next=${encodeURIComponent(pathname + search)}`, request.nextUrl));
  }
  if (ownPolicy.test(pathname)) return NextResponse.next();
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))));
  const policy = contentSecurityPolicy({
    nonce,
    https: APP_URL.startsWith("https:"),
    development: NODE_ENV === "development",
  });

  // Next reads the nonce from the policy on the request and puts it on every script it writes.
  const forwarded = new Headers(request.headers);
  forwarded.set("content-security-policy", policy);
  forwarded.set("x-nonce", nonce);
  forwarded.set("x-path", pathname + search);
  const response = NextResponse.next({ request: { headers: forwarded } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** Forms that browsers send by themselves go to routes: Next answers 500 to a page's form that it cannot read. */
function isActionCall(headers: Headers) {
  return headers.has("next-action") && headers.get("content-type")?.startsWith("text/plain") === true;
}

function changes(method: string) {
  return !["GET", "HEAD", "OPTIONS"].includes(method);
}

/**
 * What a phone installs is asked for without a cookie, and its service worker anew when nobody is signed in. A file of people passes by: before the proxy, Next would keep two copies of
 * it and let no more than 10 MB through.
 */
export const config = {
  matcher: [
    "/((?!_next/static|_next/image|favicon.ico|icon.svg|apple-icon.png|manifest.webmanifest$|service-worker.js$|api/imports$).*)",
  ],
};
