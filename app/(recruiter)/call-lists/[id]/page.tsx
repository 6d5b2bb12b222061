import Link from "next/link";
import { Kit } from "@/components/app-frame/kit";
import { EmptyState } from "@/components/empty-state";
import { PageHead } from "@/components/page-head";
import { Time } from "@/components/time";
import { CallListScreen } from "@/features/top-of-mind/components/call-list-screen";
import { getCallList } from "@/features/top-of-mind/queries/get-call-list";
import { pageContext } from "@/lib/server/auth";
import { pageId, theOne, titleOf } from "@/lib/server/page-id";

export const generateMetadata = titleOf(getCallList, ({ positionTitle }) => `Call list · ${positionTitle}`);

export default async function CallListPage({ params }: PageProps<"/call-lists/[id]">) {
  const { actor, now } = await pageContext();
  const list = await theOne(getCallList, await pageId(params));
  const called = list.lines.filter(({ call }) => call).length;
  const back = `/positions/${list.positionId}/top-of-mind`;
  return (
    <Kit>
      <PageHead
        title="Call list"
        count={`${called} of ${list.lines.length} called`}
        lead={<Link href={back}>{`${list.positionTitle}, ${list.clientName}`}</Link>}
        note={
          <>
            By {list.by}, <Time at={list.at} zone={actor.zone} form="day-time" />
          </>
        }
      />
      <CallListScreen
        callListId={list.id}
        lines={list.lines}
        zone={actor.zone}
        now={now}
        mayWrite={actor.role !== "viewer"}
      />
      {called === list.lines.length ? (
        <EmptyState title="Everyone on this list was called" action={<Link href={back}>Back to Top of mind</Link>}>
          Who was not reached can be called again from Top of mind.
        </EmptyState>
      ) : null}
    </Kit>
  );
}
