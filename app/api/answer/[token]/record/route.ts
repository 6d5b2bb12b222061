import { choosePaceInput, erasureInput, proposeCorrectionInput } from "@/features/wishes/inputs";
import { askErasure, withdrawErasure } from "@/features/wishes/mutations/ask-erasure";
import { choosePace } from "@/features/wishes/mutations/choose-pace";
import { proposeCorrection } from "@/features/wishes/mutations/propose-correction";
import type { Context } from "@/db/context";
import { NotFound, Refusal } from "@/lib/errors";
import type { Typed } from "@/lib/said";
import { readForm, saidTo, seeOther, typedIn } from "@/lib/server/open-form";
import { openRoute } from "@/lib/server/route";

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

const fields = ["wish", "pace", "field", "phone", "city", "state", "zip", "pay", "unit", "availableOn"];

/** The forms of the page that shows what is kept of somebody: they work without script, and only a POST acts. */
export const POST = openRoute("record-page", async (context, { request, params }) => {
  const { token = "" } = params;
  const page = `/answer/${encodeURIComponent(token)}/record`;
  const typed = typedIn(await readForm(request), fields);
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
    return seeOther(page, {}, saidTo(page, { field: error.field ?? "", sentence: error.message }, typed));
  }
});
