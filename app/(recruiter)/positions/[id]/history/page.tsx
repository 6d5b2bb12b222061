import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { PositionHistory } from "@/features/events/components/position-history";
import { listEvents } from "@/features/events/queries/list-events";
import { pageContext } from "@/lib/server/auth";
import { pageId } from "@/lib/server/page-id";
import { parseAsText } from "@/lib/url-parsers";

export const metadata: Metadata = { title: "History" };

const load = createLoader({ before: parseAsText });
const perPage = 100;

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export default async function PositionHistoryPage({ params, searchParams }: Props) {
  const context = await pageContext();
  const positionId = await pageId(params);
  const { before } = await load(searchParams);
  const { events, older } = await listEvents(context, { positionId }, { before, limit: perPage });
  const path = `/positions/${positionId}/history`;
  return (
    <PositionHistory
      events={events}
      zone={context.actor.zone}
      newest={before ? path : null}
      older={older ? `${path}?before=${encodeURIComponent(older)}` : null}
    />
  );
}
