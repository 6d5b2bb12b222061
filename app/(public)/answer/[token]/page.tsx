import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AnswerForm, AnswerThanks, RightForm, type Hint } from "@/features/replies/components/answer-form";
import { answerChoices, type AnswerChoice } from "@/features/replies/inputs";
import { findAnswerPage } from "@/features/replies/queries/find-answer-page";
import { findWisher } from "@/features/wishes/queries/wisher";
import { requestContext } from "@/lib/server/request-context";
import { storable } from "@/lib/text";

export const metadata: Metadata = { title: "Your answer", robots: { index: false }, referrer: "no-referrer" };

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ choice?: string | string[]; done?: string | string[] }>;
};

export default async function AnswerPage({ params, searchParams }: Props) {
  const token = storable((await params).token);
  const { choice, done } = await searchParams;
  const context = requestContext({ kind: "system", name: "answer-page" });
  const [email, wisher] = await Promise.all([findAnswerPage(context, { token }), findWisher(context, { token })]);
  if (!email) notFound();
  if (isChoice(done) && email.given.includes(done))
    return <AnswerThanks token={token} email={email} choice={done} hasRecord={wisher !== null} />;
  if (email.processSubject === "right_to_represent") return <RightForm token={token} email={email} />;
  return <AnswerForm token={token} email={email} hint={hintOf(choice)} hasRecord={wisher !== null} />;
}

function isChoice(value: unknown): value is AnswerChoice {
  return typeof value === "string" && Object.hasOwn(answerChoices, value);
}

function hintOf(value: unknown): Hint {
  return value === "interested" || value === "later" || value === "stop" ? value : null;
}
