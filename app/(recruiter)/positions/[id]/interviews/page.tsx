import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { InterviewList } from "@/features/board/components/interview-list";
import { listInterviews } from "@/features/interviews/queries/list-interviews";
import { NotFound } from "@/lib/errors";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Interviews" };

export default async function InterviewsPage({ params }: PageProps<"/positions/[id]/interviews">) {
  const id = z.uuid().safeParse((await params).id);
  if (!id.success) notFound();
  const context = await pageContext();
  const interviews = await listInterviews(context, { positionId: id.data }).catch((error: unknown) => {
    if (error instanceof NotFound) notFound();
    throw error;
  });
  const { actor, now } = context;
  return (
    <InterviewList
      interviews={interviews}
      positionId={id.data}
      zone={actor.zone}
      now={now}
      canWrite={actor.role !== "viewer"}
    />
  );
}
