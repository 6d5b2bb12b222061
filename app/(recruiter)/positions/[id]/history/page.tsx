import type { Metadata } from "next";
import { createLoader, parseAsString, type SearchParams } from "nuqs/server";
import { PositionHistory } from "@/features/positions/components/position-history";
import { listPositionHistory } from "@/features/positions/queries/list-position-history";
import { pageContext } from "@/lib/server/auth";
import { pageId } from "@/lib/server/page-id";

export const metadata: Metadata = { title: "History" };

const load = createLoader({ before: parseAsString });

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export default async function PositionHistoryPage({ params, searchParams }: Props) {
  const context = await pageContext();
  const positionId = await pageId(params);
  const before = readCursor((await load(searchParams)).before);
  const { events, next } = await listPositionHistory(context, { positionId, before });
  const path = `/positions/${positionId}/history`;
  return (
    <PositionHistory
      events={events}
      zone={context.actor.zone}
      newest={before ? path : null}
      older={next ? `${path}?before=${next.at.getTime()}_${next.id}` : null}
    />
  );
}

function readCursor(text: string | null) {
  const [, at, id] = /^(\d{1,14})_([0-9a-f-]{36})$/.exec(text ?? "") ?? [];
  return at && id ? { at: new Date(Number(at)), id } : null;
}
