"use client";

import { useEffect } from "react";
import { readFrom, sentenceOf } from "@/components/form/use-action";
import { showRefusal } from "@/components/notice";
import { storeTopOfMindAction } from "../actions";

/** Keeps what is looked at, once a visit; the server stores nothing where the list is the one it has. */
export function useStored(positionId: string | null) {
  useEffect(() => {
    if (!positionId) return;
    void readFrom(storeTopOfMindAction, { positionId }).then((answer) => {
      const sentence = sentenceOf(answer);
      if (sentence) showRefusal(`This list could not be saved. ${sentence}`);
    });
  }, [positionId]);
}
