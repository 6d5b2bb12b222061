import type { Metadata } from "next";
import { createLoader } from "nuqs/server";
import { BoardScreen } from "@/features/board/components/board-screen";
import { boardSortParser, cardsAtFirst } from "@/features/board/inputs";
import { listBoard } from "@/features/board/queries/list-board";
import { pageContext } from "@/lib/server/auth";
import { found, pageId } from "@/lib/server/page-id";
import { printParsers } from "@/lib/table-url";

export const metadata: Metadata = { title: "Board" };

const loadSearch = createLoader({ sort: boardSortParser, ...printParsers });

export default async function BoardPage({ params, searchParams }: PageProps<"/positions/[id]/board">) {
  const positionId = await pageId(params);
  const { sort, print } = loadSearch(await searchParams);
  const context = await pageContext();
  const board = await found(listBoard(context, { positionId, sort, shown: cardsAtFirst(print) }));
  return (
    <BoardScreen
      initial={board}
      zone={context.actor.zone}
      canWrite={context.actor.role !== "viewer"}
      printing={print}
    />
  );
}
