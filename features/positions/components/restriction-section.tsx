"use client";

import { Button, TextInput } from "@mantine/core";
import { useState, useTransition } from "react";
import { Confirm } from "@/components/confirm";
import { FormNote } from "@/components/form/form-note";
import { answerOf, sentenceOf } from "@/components/form/use-action";
import { showDone, showRefusal } from "@/components/notice";
import { Section } from "@/components/section";
import { liftRestrictionAction, undoRestrictionAction } from "../actions";
import styles from "./position.module.css";
import { RestrictionDialog } from "./restriction-dialog";
import type { ViewerChoice } from "./viewer-select";

type Props = {
  positionId: string;
  version: number;
  restricted: boolean;
  /** Who sees it, said whole. */
  words: string;
  reason: string | null;
  viewers: { id: string; name: string }[];
  options: ViewerChoice[];
  mayRestrict: boolean;
  opened: boolean;
};

/** Who sees a position, and the verbs that change it. */
export function RestrictionSection(props: Props) {
  const { positionId, version, restricted, words, reason, mayRestrict } = props;
  const [asked, setAsked] = useState<"restrict" | "lift" | null>(props.opened && mayRestrict ? "restrict" : null);
  const [why, setWhy] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const close = () => {
    setAsked(null);
    setWhy("");
    setProblem(null);
  };

  function done(sentence: string, operationId: string | null) {
    if (!operationId) return showDone(sentence);
    return showDone(sentence, {
      run: () =>
        start(async () => {
          const said = sentenceOf(await answerOf(undoRestrictionAction, { operationId }));
          if (said) showRefusal(said);
          else showDone("Undone.");
        }),
    });
  }
  const lift = () =>
    start(async () => {
      const answer = await answerOf(liftRestrictionAction, { positionId, version, reason: why }, positionId);
      const { data } = answer;
      if (!data) return setProblem(sentenceOf(answer));
      close();
      done("Everyone can see this position now.", data.operationId);
      return undefined;
    });

  return (
    <Section
      title="Who can see this"
      verbs={
        mayRestrict ? (
          <>
            <Button
              variant="default"
              onClick={() => setAsked("restrict")}
              aria-label={restricted ? "Change who can see this" : "Restrict who can see this"}
            >
              {restricted ? "Change" : "Restrict"}
            </Button>
            {restricted ? (
              <Button variant="default" onClick={() => setAsked("lift")}>
                Show to everyone
              </Button>
            ) : null}
          </>
        ) : null
      }
    >
      <p className={styles.prose}>
        {words}
        {restricted && reason ? ` Why: ${reason}` : ""}
      </p>
      {asked === "restrict" ? <RestrictionDialog {...props} onDone={done} onClose={close} /> : null}
      <Confirm
        title="Show this position to everyone?"
        verb="Show to everyone"
        opened={asked === "lift"}
        pending={pending}
        onConfirm={lift}
        onClose={close}
      >
        <TextInput
          label="Why (optional)"
          value={why}
          maxLength={500}
          data-autofocus
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        <FormNote sentence={problem} />
      </Confirm>
    </Section>
  );
}
