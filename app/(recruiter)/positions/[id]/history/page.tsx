import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { PositionHistory } from "@/features/events/components/position-history";
import { listEvents } from "@/features/events/queries/list-events";
import { pageContext } from "@/lib/server/auth";
import { pageId } from "@/lib/server/page-id";
import { printParsers, rowsOnPage } from "@/lib/table-url";
import { parseAsText } from "@/lib/url-parsers";

export const metadata: Metadata = { title: "History" };

const load = createLoader({ before: parseAsText, ...printParsers });
const perPage = 100;

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export default async function PositionHistoryPage({ params, searchParams }: Props) {
  const context = await pageContext();
  const positionId = await pageId(params);
  const { before, print } = await load(searchParams);
  const { events, older } = await listEvents(
    context,
    { positionId },
    { before, limit: rowsOnPage({ print }, perPage) },
  );
  const path = `/positions/${positionId}/history`;
  return (
    <PositionHistory
      events={events}
      zone={context.actor.zone}
      newest={before ? path : null}
      printing={print}
      printHref={!print && (older || before) ? `${path}?print=true` : null}
      older={older ? `${path}?before=${encodeURIComponent(older)}` : null}
    />
  );
}
