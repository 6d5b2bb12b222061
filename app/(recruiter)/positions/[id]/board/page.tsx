import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { createLoader } from "nuqs/server";
import { z } from "zod";
import { BoardScreen } from "@/features/candidacies/components/board-screen";
import { boardSortParser } from "@/features/candidacies/inputs";
import { listBoard } from "@/features/candidacies/queries/list-board";
import { NotFound } from "@/lib/errors";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Board" };

const loadSearch = createLoader({ sort: boardSortParser });

export default async function BoardPage({ params, searchParams }: PageProps<"/positions/[id]/board">) {
  const id = z.uuid().safeParse((await params).id);
  if (!id.success) notFound();
  const { sort } = loadSearch(await searchParams);
  const context = await pageContext();
  const board = await listBoard(context, { positionId: id.data, sort }).catch((error: unknown) => {
    if (error instanceof NotFound) notFound();
    throw error;
  });
  return <BoardScreen initial={board} zone={context.actor.zone} canWrite={context.actor.role !== "viewer"} />;
}
