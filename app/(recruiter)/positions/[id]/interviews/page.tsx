import type { Metadata } from "next";
import { InterviewList } from "@/features/board/components/interview-list";
import { listInterviews } from "@/features/interviews/queries/list-interviews";
import { pageContext } from "@/lib/server/auth";
import { found, pageId } from "@/lib/server/page-id";

export const metadata: Metadata = { title: "Interviews" };

export default async function InterviewsPage({ params }: PageProps<"/positions/[id]/interviews">) {
  const positionId = await pageId(params);
  const context = await pageContext();
  const interviews = await found(listInterviews(context, { positionId }));
  const { actor, now } = context;
  return (
    <InterviewList
      interviews={interviews}
      positionId={positionId}
      zone={actor.zone}
      now={now}
      canWrite={actor.role !== "viewer"}
    />
  );
}
