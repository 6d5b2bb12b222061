import { plural } from "@/lib/format/count";
import { formatDay } from "@/lib/format/time";
import { maskMarks } from "@/lib/markup";

/** How long the link of a check-in takes answers. */
export const answerDays = 30;

type Asked = { name: string; title: string; submittedOn: string | null; interviewedAt: Date | null; zone: string };

/** "submitted Mon, Mar 2; interviewed Thu, Mar 5": what the client has seen of a candidate. */
export function shownWords({
  submittedOn,
  interviewedAt,
  zone,
}: Pick<Asked, "submittedOn" | "interviewedAt" | "zone">) {
  const parts = [
    submittedOn && `submitted ${formatDay(submittedOn, "UTC")}`,
    interviewedAt && `interviewed ${formatDay(interviewedAt, zone)}`,
  ];
  return parts.filter(Boolean).join("; ");
}

/** The words that a check-in begins with: for a recruiter to send as they are, or to change. */
export function firstWords({ firstName, decisions }: { firstName: string; decisions: Pick<Asked, "title">[] }) {
  const titles = [...new Set(decisions.map(({ title }) => title))];
  const [only] = titles;
  const about = titles.length === 1 && only ? `${only}: where do you stand?` : "Where do you stand on our candidates?";
  const people = decisions.length === 1 ? "the candidate is" : "the candidates are";
  return {
    subject: about,
    body: `Hi ${firstName},

The date we had for your decision has passed, and ${people} waiting for word from us.

Where do you stand? A yes, a no, a next step or a new date is all I need, and we will let each of them know.`,
  };
}

/**
 * What is added below the recruiter's words: whom it is about, and the link. Every recruiter may read the email, so
 * candidates on restricted positions are on the page behind the link alone.
 */
export function askedPart(decisions: Asked[], link: string): string {
  const lines = decisions.map((one) => {
    const seen = shownWords(one);
    return `- ${maskMarks(`${one.name}, ${one.title}${seen ? ` (${seen})` : ""}`)}`;
  });
  const list = lines.length > 0 ? `Waiting for your decision:\n${lines.join("\n")}\n\n` : "";
  return `${list}[Answer with one click](${link}), without signing in. The link works for ${plural(answerDays, "day")}.`;
}
