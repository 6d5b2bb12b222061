"use client";

import { ActionIcon, Button, Menu, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDots } from "@tabler/icons-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { FormNote } from "@/components/form/form-note";
import { unheard } from "@/components/form/sentences";
import { answerOf, sentenceOf } from "@/components/form/use-action";
import { Confirm } from "@/components/confirm";
import type { Stage } from "@/db/vocabulary/candidacies";
import type { PositionState } from "@/db/vocabulary/positions";
import type { ActionResult } from "@/lib/action-result";
import { plural } from "@/lib/format/count";
import { addOpeningAction, holdPositionAction, liftHoldAction, reissuePositionAction } from "../actions";
import { ClosePositionDialog } from "./close-position-dialog";

type Props = {
  positionId: string;
  status: PositionState;
  board: { stage: Stage; count: number; runnerUp: boolean }[];
  allFilled: boolean;
  /** How many openings there are, closed ones too. */
  seats: number;
  /** What whoever may change who sees it can do. */
  restriction: "add" | "change" | null;
};
type Verb = "hold" | "lift" | "add" | "reissue" | "close";

const asks: Record<Exclude<Verb, "close">, { title: string; verb: string; words: string; needsReason?: boolean }> = {
  hold: {
    title: "Put this position on hold?",
    verb: "Put on hold",
    words:
      "Cards stay where they are. When the hold is lifted, every open opening is back open and runner-ups come back to the board.",
    needsReason: true,
  },
  lift: {
    title: "Lift the hold?",
    verb: "Lift the hold",
    words: "Every open opening is back open, and runner-ups come back to the board.",
  },
  add: {
    title: "Add an opening?",
    verb: "Add an opening",
    words: "The position is back open with one more opening, and runner-ups come back to the board.",
  },
  reissue: {
    title: "Reopen this position?",
    verb: "Reopen",
    words:
      "Its closed openings are back open, and everyone who was on the board when the client closed the job comes back.",
  },
};

/** What can be done with a position as a whole; the one most likely now stands outside the menu. */
export function PositionVerbs({ positionId, status, board, allFilled, seats, restriction }: Props) {
  const router = useRouter();
  const [asked, setAsked] = useState<Verb | null>(null);
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const close = () => {
    setAsked(null);
    setReason("");
    setProblem(null);
  };
  const ask = asked && asked !== "close" ? asks[asked] : null;

  const words = { positionId, reason };
  const acts: Record<Exclude<Verb, "close">, () => Promise<[ActionResult<unknown>, string]>> = {
    hold: async () => [await answerOf(holdPositionAction, words, positionId), "On hold."],
    lift: async () => {
      const answer = await answerOf(liftHoldAction, words, positionId);
      return [answer, `The hold is lifted. ${plural(answer.data?.reopeningIds.length ?? 0, "opening")} back open.`];
    },
    add: async () => {
      const answer = await answerOf(addOpeningAction, { ...words, seats }, positionId);
      return [answer, `Opening ${answer.data?.number ?? ""} is added and back open.`];
    },
    reissue: async () => {
      const answer = await answerOf(reissuePositionAction, words, positionId);
      return [answer, `Reopened. ${plural(answer.data?.reopeningIds.length ?? 0, "opening")} back open.`];
    },
  };

  function confirm() {
    if (!asked || asked === "close") return;
    if (ask?.needsReason && reason.trim() === "") return setProblem("Say why.");
    start(async () => {
      const [answer, done] = await acts[asked]();
      const said = sentenceOf(answer);
      if (said) {
        // Somebody may have been first: the next press is to know what is there now.
        if (answer.serverError?.kind === "refused") router.refresh();
        return setProblem(said);
      }
      close();
      notifications.show({ message: done });
      return undefined;
    });
  }

  const first: [Verb, string] =
    status === "held" ? ["lift", "Lift hold"] : status === "closed" ? ["reissue", "Reopen"] : ["hold", "Put on hold"];
  const main: [Verb, string] = status === "open" && allFilled ? ["close", "Close position"] : first;
  return (
    <>
      <Button variant="default" onClick={() => setAsked(main[0])}>
        {main[1]}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label="More">
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component={Link} href={`/positions/${positionId}/details?edit=1`}>
            Edit details
          </Menu.Item>
          {restriction ? (
            <Menu.Item component={Link} href={`/positions/${positionId}/details?restrict=1`}>
              {restriction === "add" ? "Restrict who can see this" : "Change who can see this"}
            </Menu.Item>
          ) : null}
          {status === "closed" ? null : <Menu.Item onClick={() => setAsked("add")}>Add an opening</Menu.Item>}
          {main[0] === first[0] ? null : <Menu.Item onClick={() => setAsked(first[0])}>{first[1]}</Menu.Item>}
          {status === "closed" || main[0] === "close" ? null : (
            <Menu.Item onClick={() => setAsked("close")}>Close position</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Confirm
        title={ask?.title ?? ""}
        verb={ask?.verb ?? ""}
        opened={ask !== null}
        pending={pending}
        onConfirm={confirm}
        onClose={close}
      >
        <p style={{ margin: "0 0 8px" }}>{ask?.words}</p>
        <TextInput
          label={ask?.needsReason ? "Why" : "Why (optional)"}
          value={reason}
          error={problem === unheard ? null : problem}
          maxLength={500}
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <FormNote sentence={problem === unheard ? problem : null} />
      </Confirm>
      {asked === "close" ? (
        <ClosePositionDialog positionId={positionId} board={board} allFilled={allFilled} onClose={close} />
      ) : null}
    </>
  );
}
