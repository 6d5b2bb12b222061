"use client";

import { Button } from "@mantine/core";
import { useState } from "react";
import { onDemand } from "@/components/on-demand";
import type { BoardCard } from "../rules/board";

const ShareDialog = onDemand(async () => (await import("./share-dialog")).ShareDialog);

/** Makes a page for a contact about the selected people. */
export function ShareButton({ positionId, picked }: { positionId: string; picked: BoardCard[] }) {
  const [cards, setCards] = useState<BoardCard[] | null>(null);
  return (
    <>
      <Button variant="default" aria-haspopup="dialog" onClick={() => setCards(picked)}>
        Share with client
      </Button>
      {cards ? <ShareDialog cards={cards} positionId={positionId} onClose={() => setCards(null)} /> : null}
    </>
  );
}
