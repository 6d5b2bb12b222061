/** The form that somebody sent who is not signed in. A body that is no form has nothing in it. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    // Nothing was answered, then; the page asks again.
    return new FormData();
  }
}

/** Leads from a form back to its page, which says what has become of it; what is empty is left out of the address. */
export function seeOther(page: string, search: Record<string, string> = {}, cookie?: string): Response {
  const said = new URLSearchParams(Object.entries(search).filter(([, value]) => value !== ""));
  const headers = new Headers({ location: said.size > 0 ? `${page}?${said}` : page, "cache-control": "no-store" });
  if (cookie) headers.set("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}
