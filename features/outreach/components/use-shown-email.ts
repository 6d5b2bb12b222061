"use client";

import { useEffect, useState } from "react";
import { readFrom, sentenceOf } from "@/components/form/use-action";
import { readDraftEmailAction } from "../actions";
import type { Draft, DraftEmail } from "../queries/get-draft";

type Shown = { personId: string; email: DraftEmail | null; problem: string | null };

/** The email to the person who is looked at, as it is now: read anew whenever the draft has changed. */
export function useShownEmail(draft: Draft) {
  const first = draft.shown;
  const [personId, setPersonId] = useState(first?.personId ?? null);
  const [shown, setShown] = useState<Shown | null>(first && { personId: first.personId, email: first, problem: null });
  const there = draft.emails.some((one) => one.personId === personId);
  const wanted = there ? personId : (first?.personId ?? null);
  const seen = draft.emails.find((one) => one.personId === wanted);
  const given = first?.personId === wanted ? first : null;
  // What was written or judged anew is another email.
  const mark = seen ? `${seen.seen ?? seen.sentence} ${seen.sentence} ${seen.missing.join()}` : "";

  useEffect(() => {
    if (!wanted || given || mark === "") return undefined;
    let over = false;
    async function read(id: string) {
      const answer = await readFrom(readDraftEmailAction, { outreachId: draft.id, personId: id });
      if (!over) setShown({ personId: id, email: answer.data ?? null, problem: sentenceOf(answer) });
    }
    void read(wanted);
    return () => {
      over = true;
    };
  }, [draft.id, wanted, given, mark]);

  if (given) return { wanted, show: setPersonId, email: given, problem: null };
  const own = shown?.personId === wanted ? shown : null;
  return { wanted, show: setPersonId, email: own?.email ?? null, problem: own?.problem ?? null };
}
