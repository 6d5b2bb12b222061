"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { answerOf, sentenceOf } from "@/components/form/use-action";
import { saveDraftAction } from "@/features/drafts/actions";
import type { DraftChange } from "@/features/drafts/inputs";

type Saving = { kind: "saved" | "saving" } | { kind: "refused"; sentence: string };

/**
 * Saves what is changed of a draft, one change after the other, each over the version that the one before it left. After
 * each the page is read anew, so that everything on it is judged and shown as it is now.
 */
export function useDraft({ id, version }: { id: string; version: number }) {
  const router = useRouter();
  const [saving, setSaving] = useState<Saving>({ kind: "saved" });
  const [looking, look] = useTransition();
  const last = useRef(version);
  const before = useRef<Promise<unknown>>(Promise.resolve());

  async function saveNow(change: DraftChange) {
    const answer = await answerOf(saveDraftAction, { outreachId: id, version: last.current, change });
    const sentence = sentenceOf(answer);
    if (answer.data) last.current = answer.data.version;
    setSaving(sentence ? { kind: "refused", sentence } : { kind: "saved" });
    if (!sentence) look(() => router.refresh());
    return !sentence;
  }
  function save(change: DraftChange): Promise<boolean> {
    setSaving({ kind: "saving" });
    const saved = before.current.then(async () => saveNow(change));
    before.current = saved;
    return saved;
  }
  return {
    save,
    /** Something was typed that will be saved: nothing is sent before. */
    typing: () => setSaving({ kind: "saving" }),
    saving,
    looking,
    /** The version that was saved last, once what is under way has been saved. */
    settled: async () => {
      await before.current;
      return last.current;
    },
  };
}
