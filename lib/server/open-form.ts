import { env } from "@/lib/env";
import { saidCookie, writeSaid, type Problem, type Typed } from "@/lib/said";

/** The form that somebody sent who is not signed in. A body that is no form has nothing in it. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    // Nothing was answered, then; the page asks again.
    return new FormData();
  }
}

/** The texts of these fields that a form has: of a file there is none. */
export function typedIn(form: FormData, fields: readonly string[]): Typed {
  return Object.fromEntries(
    fields.flatMap((name) => {
      const text = form.get(name);
      return typeof text === "string" ? [[name, text]] : [];
    }),
  );
}

/** The cookie that hands a page of ours what was refused and typed into its form. */
export function saidTo(page: string, problem: Problem, typed: Typed): string {
  const secure = env().APP_URL.startsWith("https:") ? "; Secure" : "";
  return `${saidCookie}=${writeSaid(problem, typed)}; Path=${page}; Max-Age=120; HttpOnly; SameSite=Lax${secure}`;
}

/** Leads from a form back to its page, which says what has become of it; what is empty is left out of the address. */
export function seeOther(page: string, search: Record<string, string> = {}, cookie?: string): Response {
  const said = new URLSearchParams(Object.entries(search).filter(([, value]) => value !== ""));
  const headers = new Headers({ location: said.size > 0 ? `${page}?${said}` : page, "cache-control": "no-store" });
  if (cookie) headers.set("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}
