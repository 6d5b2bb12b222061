/** "%EF%BF%BD": what a browser shows in place of bytes that are no letter. */
const noLetter = encodeURIComponent("\ufffd");

/**
 * The address of a request as it can be decoded: "/answer/%" and "/answer/%c0%ae" lead where "/answer/?" would, to a page
 * that says there is nothing here. What comes after a question mark is decoded by nobody who minds.
 */
export function readablePath(url: string): string {
  const [path = "", ...search] = url.split("?");
  if (decodes(path)) return url;
  const readable = path.replace(/(?:%[0-9a-f]{2})+|%/gi, (run) => (decodes(run) ? run : noLetter));
  return [readable, ...search].join("?");
}

/** TRACE and CONNECT cannot be carried by the Request of a route: they become a method that nothing here answers. */
export function readableMethod(method: string): string {
  return method === "TRACE" || method === "CONNECT" ? "PROPFIND" : method;
}

function decodes(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    // The only thing that it throws is that the text cannot be decoded.
    return false;
  }
}
