"use client";

import { Button, Group, SegmentedControl } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { Dialog } from "@/components/dialog";
import type { DraftChange } from "@/features/drafts/inputs";
import type { TemplateText } from "@/features/templates/rules/render";
import { plural } from "@/lib/format/count";
import type { Draft } from "../queries/get-draft";
import styles from "./compose.module.css";
import { WordFields } from "./word-fields";

type Props = {
  draft: Draft;
  wanted: string | null;
  /** What the merge fields say for who is wanted; null until it is known. */
  values: Readonly<Record<string, string>> | null;
  save: (change: DraftChange) => Promise<boolean>;
  /** Something was typed that is not saved yet. */
  onTyping: () => void;
};

/** The words of a draft: for everybody, or for the person who is looked at alone. Saved as they are written. */
export function DraftWords({ draft, wanted, values, save, onTyping }: Props) {
  const [whose, setWhose] = useState<"all" | "one">("all");
  const one = draft.emails.find(({ personId }) => personId === wanted) ?? null;
  const forAll = { subject: draft.subject ?? draft.templateSubject, body: draft.body ?? draft.templateBody };
  const edited = draft.emails.filter(({ edit }) => edit !== null);
  const shared = useTyped(forAll, `${draft.id} ${draft.versionId}`, async (words) => save({ words }));
  const own = useTyped(one?.edit ?? forAll, `${wanted}`, async (words) =>
    one ? save({ edit: { personId: one.personId, ...words } }) : false,
  );
  const [asking, setAsking] = useState<TemplateText | null>(null);
  const [keeps, setKeeps] = useState(false);

  function changeForAll(words: TemplateText) {
    onTyping();
    shared.type(words, edited.length === 0 || keeps);
    if (edited.length > 0 && !keeps) setAsking(words);
  }
  function changeForOne(words: TemplateText) {
    onTyping();
    own.type(words, true);
  }
  function answer(dropEdits: boolean) {
    if (asking) void save({ words: asking, ...(dropEdits ? { dropEdits: "all" as const } : {}) });
    setKeeps(true);
    setAsking(null);
  }
  return (
    <section aria-label="Words" className={styles.editor}>
      {one ? (
        <SegmentedControl
          size="xs"
          value={whose}
          onChange={(value) => setWhose(value === "one" ? "one" : "all")}
          data={[
            { value: "all", label: "Edit for everyone" },
            { value: "one", label: `Edit for ${one.name} only` },
          ]}
        />
      ) : null}
      {whose === "one" && one ? (
        <>
          <WordFields
            key={one.personId}
            label={`Email to ${one.name}`}
            value={own.words}
            values={values}
            onChange={changeForOne}
          />
          {one.edit ? (
            <Group>
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => {
                  own.drop();
                  void save({ dropEdits: one.personId });
                }}
              >
                Use the email for everyone
              </Button>
            </Group>
          ) : null}
        </>
      ) : (
        <WordFields label="Email" value={shared.words} values={values} onChange={changeForAll} />
      )}
      {asking ? (
        <Dialog
          title={`Keep what you wrote for ${plural(edited.length, "person", "people")}?`}
          onClose={() => answer(false)}
        >
          <p>
            {edited.map(({ name }) => name).join(", ")} {edited.length === 1 ? "has an email" : "have emails"} of their
            own, which your change for everyone does not reach.
          </p>
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={() => answer(true)}>
              Send everyone the same email
            </Button>
            <Button data-autofocus onClick={() => answer(false)}>
              Keep their own
            </Button>
          </Group>
        </Dialog>
      ) : null}
    </section>
  );
}

const pauseMs = 800;

/**
 * Words that are shown as they are typed, and saved when the typing rests. `about` says which words these are: other ones
 * take their place.
 */
function useTyped(saved: TemplateText, about: string, save: (words: TemplateText) => Promise<boolean>) {
  const [typed, setTyped] = useState<{ about: string; words: TemplateText } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pending = useRef<{ about: string; run: () => void } | null>(null);

  // What was typed last is saved also where another person is looked at, or the page is left for another one.
  useEffect(
    () => () => {
      const left = pending.current;
      if (left?.about !== about) return;
      clearTimeout(timer.current);
      left.run();
    },
    [about],
  );
  function type(words: TemplateText, saves: boolean) {
    setTyped({ about, words });
    clearTimeout(timer.current);
    pending.current = null;
    if (!saves) return;
    const run = () => {
      pending.current = null;
      void save(words);
    };
    pending.current = { about, run };
    timer.current = setTimeout(run, pauseMs);
  }
  return {
    words: typed?.about === about ? typed.words : saved,
    type,
    drop() {
      clearTimeout(timer.current);
      pending.current = null;
      setTyped(null);
    },
  };
}
