"use client";

import { useEffect, useRef, useState } from "react";
import { Kbd } from "@/components/kbd";
import { useAction } from "@/components/form/use-action";
import { showDone, showRefusal } from "@/components/notice";
import { useLineKeys } from "@/components/use-line-keys";
import { touchOutcomes } from "@/db/vocabulary/touches";
import { isKept, useKeptAction } from "@/features/touches/components/use-kept-action";
import { useKeptCalls } from "@/features/touches/components/use-kept-calls";
import { justNow, whenOf, type Happened } from "@/features/touches/components/when";
import { keysOf } from "@/lib/keys-of";
import { logCallAction } from "../actions";
import type { CallLine as Line } from "../queries/get-call-list";
import { outcomeKeys, outcomeOfKey, type CallOutcome } from "../rules/call-list";
import { CallLine } from "./call-line";
import styles from "./call-list.module.css";

type Props = { callListId: string; lines: Line[]; zone: string; now: Date; mayWrite: boolean };

/** One person after the other: the one to call is open; an outcome logs the call and opens the next. */
export function CallListScreen({ callListId, lines, zone, now, mayWrite }: Props) {
  const [openId, setOpenId] = useState(
    () => lines.find(({ call, doNotContact }) => !call && !doNotContact)?.personId ?? null,
  );
  const [notes, setNotes] = useState<Record<string, string>>({});
  const [happened, setHappened] = useState<Record<string, Happened>>({});
  const [problem, setProblem] = useState<{ personId: string; sentence: string } | null>(null);
  /** Pressed, and not on the page yet: the next press does not wait until it is drawn. */
  const [pressed, setPressed] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLOListElement>(null);
  /** Set by a press that opens the next line, which then takes the focus. */
  const next = useRef<string | null>(null);

  useEffect(() => {
    if (!next.current || next.current !== openId) return;
    list.current?.querySelector<HTMLElement>(`[data-person="${openId}"] [data-line]`)?.focus();
    next.current = null;
  }, [openId]);

  const nameOf = (personId: string) => lines.find((line) => line.personId === personId)?.name ?? "";
  const kept = useKeptCalls();
  const waits = (personId: string) => kept.some(({ input }) => input.personId === personId);
  const logOrKeep = useKeptAction(logCallAction, { verb: "logCall", nameOf });
  const logging = useAction(logOrKeep, {
    onRefused: (sentence, { personId }) => {
      setPressed((before) => new Set([...before].filter((one) => one !== personId)));
      if (happened[personId]?.choice === "pick") setProblem({ personId, sentence });
      else showRefusal(sentence);
    },
    onDone: (done, { personId, outcome }) => {
      const at = lines.findIndex((line) => line.personId === personId);
      if (isKept(done)) setPressed((before) => new Set([...before].filter((one) => one !== personId)));
      showDone(isKept(done) ? done.kept : `Logged: ${nameOf(personId)}, ${touchOutcomes[outcome].toLowerCase()}.`);
      const rest = [...lines.slice(at + 1), ...lines.slice(0, at)].find(
        (line) =>
          !line.call &&
          !line.doNotContact &&
          !pressed.has(line.personId) &&
          !waits(line.personId) &&
          line.personId !== personId,
      );
      next.current = rest?.personId ?? null;
      setOpenId(rest?.personId ?? null);
    },
  });

  function log(line: Line, outcome: CallOutcome) {
    if (!mayWrite || pressed.has(line.personId) || waits(line.personId) || line.call || line.doNotContact) return;
    setPressed((before) => new Set(before).add(line.personId));
    setProblem(null);
    logging.run({
      callListId,
      personId: line.personId,
      outcome,
      note: notes[line.personId] ?? "",
      ...whenOf(happened[line.personId] ?? justNow),
      phoneId: line.phones.find(({ wrong }) => !wrong)?.id ?? null,
    });
  }

  useLineKeys({
    list,
    onKey(key, index) {
      const line = lines[index];
      const outcome = outcomeOfKey(key);
      if (!line || !outcome || line.personId !== openId) return false;
      log(line, outcome);
      return true;
    },
  });

  return (
    <>
      {mayWrite ? (
        <p className={styles.keys}>
          <Kbd>J</Kbd> <Kbd>K</Kbd> next or previous
          {keysOf(outcomeKeys).map((key) => (
            <span key={key}>
              , <Kbd>{key.toUpperCase()}</Kbd> {touchOutcomes[outcomeKeys[key]].toLowerCase()}
            </span>
          ))}
        </p>
      ) : null}
      <ol ref={list} className={styles.lines}>
        {lines.map((line, index) => (
          <CallLine
            key={line.personId}
            line={line}
            number={index + 1}
            opened={line.personId === openId}
            zone={zone}
            now={now}
            mayWrite={mayWrite}
            pending={pressed.has(line.personId) || waits(line.personId)}
            waits={waits(line.personId)}
            note={notes[line.personId] ?? ""}
            onNote={(value) => setNotes((before) => ({ ...before, [line.personId]: value }))}
            happened={happened[line.personId] ?? justNow}
            onHappened={(value) => setHappened((before) => ({ ...before, [line.personId]: value }))}
            problem={problem?.personId === line.personId ? problem.sentence : undefined}
            onToggle={() => setOpenId((before) => (before === line.personId ? null : line.personId))}
            onOutcome={(outcome) => log(line, outcome)}
          />
        ))}
      </ol>
    </>
  );
}
