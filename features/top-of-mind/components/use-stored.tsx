"use client";

import { useEffect } from "react";
import { readFrom, sentenceOf } from "@/components/form/use-action";
import { showRefusal } from "@/components/notice";
import type { Width } from "@/db/vocabulary/widths";
import { storeTopOfMindAction } from "../actions";

/** Keeps what is looked at, once a visit. The page asks for it only where the list is not the one that was kept last. */
export function useStored(positionId: string | null, wide: Width) {
  useEffect(() => {
    if (!positionId) return;
    void readFrom(storeTopOfMindAction, { positionId, wide }).then((answer) => {
      const sentence = sentenceOf(answer);
      if (sentence) showRefusal(`This list could not be saved. ${sentence}`);
    });
  }, [positionId, wide]);
}
