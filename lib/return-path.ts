/**
 * Where to go after signing in. Only a path of this very site is taken: browsers read "//evil", "/\evil" and
 * control characters in front of them as another host, so everything odd falls back.
 */
export function returnPath(next: string | null | undefined, fallback = "/today"): string {
  if (!next || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next)) return fallback;
  const here = "http://callback.invalid";
  if (!URL.canParse(next, here)) return fallback;
  const url = new URL(next, here);
  if (url.origin !== here || url.pathname.startsWith("//") || url.pathname === "/login") return fallback;
  return `${url.pathname}${url.search}${url.hash}`;
}
