import { choosePaceInput, erasureInput, proposeCorrectionInput } from "@/features/wishes/inputs";
import { askErasure, withdrawErasure } from "@/features/wishes/mutations/ask-erasure";
import { choosePace } from "@/features/wishes/mutations/choose-pace";
import { proposeCorrection } from "@/features/wishes/mutations/propose-correction";
import { saidCookie, writeSaid } from "@/features/wishes/rules/said";
import type { Context } from "@/db/context";
import { env } from "@/lib/env";
import { NotFound, Refusal } from "@/lib/errors";
import { readForm, seeOther } from "@/lib/server/open-form";
import { openRoute } from "@/lib/server/route";

type Typed = Record<string, string>;
/** What a form asked for, once it has been done; null where it is nothing that the page has a form for. */
type Wish = (context: Context, given: Typed) => Promise<{ done: string } | null>;

const wishes: Record<string, Wish> = {
  pace: async (context, given) => {
    const input = choosePaceInput.safeParse(given);
    if (!input.success) return null;
    await choosePace(context, input.data);
    return { done: "pace" };
  },
  correct: async (context, given) => {
    const input = proposeCorrectionInput.safeParse(given);
    if (!input.success) {
      const [issue] = input.error.issues;
      throw new Refusal(issue?.message ?? "Not understood.", String(issue?.path[0] ?? ""));
    }
    await proposeCorrection(context, input.data);
    return { done: "correction" };
  },
  erase: async (context, given) => {
    const input = erasureInput.safeParse(given);
    if (!input.success) return null;
    await askErasure(context, input.data);
    return { done: "erase" };
  },
  withdraw: async (context, given) => {
    const input = erasureInput.safeParse(given);
    if (!input.success) return null;
    await withdrawErasure(context, input.data);
    return { done: "withdraw" };
  },
};

/** The forms of the page that shows what is kept of somebody: they work without script, and only a POST acts. */
export const POST = openRoute("record-page", async (context, { request, params }) => {
  const { token = "" } = params;
  const page = `/answer/${encodeURIComponent(token)}/record`;
  const typed = await readTyped(request);
  const name = typed["wish"] ?? "";
  const wish = Object.hasOwn(wishes, name) ? wishes[name] : undefined;
  if (!wish) return seeOther(page);
  try {
    const answer = await wish(context, { ...typed, token });
    return seeOther(page, answer ?? {});
  } catch (error) {
    // The page itself says that the link is of no email of ours.
    if (error instanceof NotFound) return seeOther(page);
    if (!(error instanceof Refusal)) throw error;
    const said = writeSaid({ field: error.field ?? "", sentence: error.message }, typed);
    return seeOther(page, {}, `${saidCookie}=${said}; Path=${page}; Max-Age=120; HttpOnly; SameSite=Lax${secure()}`);
  }
});

/** The texts of the form that was sent: of the others there are none. */
async function readTyped(request: Request): Promise<Typed> {
  const form = await readForm(request);
  const given = {
    wish: form.get("wish"),
    pace: form.get("pace"),
    field: form.get("field"),
    phone: form.get("phone"),
    city: form.get("city"),
    state: form.get("state"),
    zip: form.get("zip"),
    pay: form.get("pay"),
    unit: form.get("unit"),
    availableOn: form.get("availableOn"),
  };
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, text]) => (typeof text === "string" ? [[name, text]] : [])),
  );
}

function secure() {
  return env().APP_URL.startsWith("https:") ? "; Secure" : "";
}
