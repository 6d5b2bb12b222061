import { answerSubmittalInput, shownId } from "@/features/submittals/inputs";
import { answerSubmittal } from "@/features/submittals/mutations/answer-submittal";
import { NotFound, Refusal } from "@/lib/errors";
import { readForm, saidTo, seeOther, typedIn } from "@/lib/server/open-form";
import { openRoute } from "@/lib/server/route";

const fields = ["answer", "words", "experience", "skills", "fit"];

/** The forms of a submittal page: they work without script, and only a POST acts. */
export const POST = openRoute("submittal-page", async (context, { request, params }) => {
  const { token = "" } = params;
  const page = `/submittal/${encodeURIComponent(token)}`;
  const form = await readForm(request);
  const given = {
    token,
    candidacyId: form.get("about"),
    kind: form.get("answer"),
    words: form.get("words") ?? "",
    scores: {
      experience: form.get("experience") || undefined,
      skills: form.get("skills") || undefined,
      fit: form.get("fit") || undefined,
    },
  };
  const input = answerSubmittalInput.safeParse(given);
  // What is no id of ours is not sent back: an address has room for an id, and not for a book.
  const about = shownId.safeParse(given.candidacyId).data ?? "";
  const refused = (problem: string) =>
    seeOther(page, { about, problem }, saidTo(page, { field: problem, sentence: "" }, typedIn(form, fields)));
  if (!input.success) return refused(fieldOf(input.error.issues[0]?.path[0]));
  try {
    await answerSubmittal(context, input.data);
  } catch (error) {
    // The page itself says what has become of it: of the link, of the position, and of each person and answer.
    if (error instanceof NotFound) return seeOther(page);
    if (error instanceof Refusal) return refused("late");
    throw error;
  }
  return seeOther(page, { done: about });
});

function fieldOf(name: PropertyKey | undefined) {
  return name === "kind" || name === "words" ? name : "other";
}
