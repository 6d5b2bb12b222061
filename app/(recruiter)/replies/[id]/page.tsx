import Link from "next/link";
import { Kit } from "@/components/app-frame/kit";
import { PageHead } from "@/components/page-head";
import { ThreadView } from "@/features/threads/components/thread-view";
import { getThread } from "@/features/threads/queries/get-thread";
import { pageContext } from "@/lib/server/auth";
import { pageId, theOne, titleOf } from "@/lib/server/page-id";

export const generateMetadata = titleOf(getThread, ({ subject }) => subject || "Reply");

export default async function ReplyPage({ params }: PageProps<"/replies/[id]">) {
  const { actor, now } = await pageContext();
  const thread = await theOne(getThread, await pageId(params));
  const { person, position } = thread;
  return (
    <Kit>
      <PageHead
        title={thread.subject || "(no subject)"}
        lead={<Link href="/today?kind=reply">Today</Link>}
        note={
          <>
            {person?.candidateId ? <Link href={`/candidates/${person.candidateId}`}>{person.name}</Link> : person?.name}
            {position ? (
              <>
                {person ? ", about " : "About "}
                <Link href={`/positions/${position.id}/board`}>
                  {position.title}, {position.client}
                </Link>
              </>
            ) : null}
          </>
        }
      />
      <ThreadView thread={thread} zone={actor.zone} now={now} mayWrite={actor.role !== "viewer"} />
    </Kit>
  );
}
