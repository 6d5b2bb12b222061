import { answerCheckInInput, decisionId } from "@/features/check-ins/inputs";
import { answerCheckIn } from "@/features/check-ins/mutations/answer-check-in";
import { NotFound, Refusal } from "@/lib/errors";
import { readForm, saidTo, seeOther, typedIn } from "@/lib/server/open-form";
import { openRoute } from "@/lib/server/route";

/** The forms of the page that a check-in links to: they work without script, and only a POST acts. */
export const POST = openRoute("decide-page", async (context, { request, params }) => {
  const { token = "" } = params;
  const page = `/decide/${encodeURIComponent(token)}`;
  const form = await readForm(request);
  const given = {
    token,
    promiseId: form.get("asked"),
    kind: form.get("answer"),
    words: form.get("words") ?? "",
    on: form.get("on") || null,
  };
  const input = answerCheckInInput.safeParse(given);
  // What is no id of ours is not sent back: an address has room for an id, and not for a book.
  const asked = decisionId.safeParse(given.promiseId).data ?? "";
  const refused = (problem: string) =>
    seeOther(page, { asked, problem }, saidTo(page, { field: problem, sentence: "" }, typedIn(form, ["words", "on"])));
  if (!input.success) return refused(input.error.issues[0]?.path[0] === "on" ? "on" : "words");
  try {
    await answerCheckIn(context, input.data);
  } catch (error) {
    // The page itself says that the link is of no email of ours, or has expired.
    if (error instanceof NotFound) return seeOther(page);
    if (error instanceof Refusal) return refused(error.field ?? "");
    throw error;
  }
  return seeOther(page, { done: asked });
});
