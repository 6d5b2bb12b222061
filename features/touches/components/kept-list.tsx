"use client";

import { useState } from "react";
import { Banner } from "@/components/banner";
import buttons from "@/components/button.module.css";
import { SignInLink } from "@/components/sign-in-link";
import { useOnline } from "@/components/use-online";
import { formatDayTime } from "@/lib/format/time";
import { isSendable, keptProblem, keptSummary, waitingWords, type KeptCall } from "../rules";
import styles from "./kept-list.module.css";
import { deviceWord, forgetCall, giveList, useKeptCalls, type Keeper, type KeptListProps } from "./use-kept-calls";
import { useSendKept } from "./use-send-kept";

/** How many calls wait in this browser, which, and what keeps them. It sends them, too. */
function KeptList({ keeper, senders, Panel }: KeptListProps) {
  const calls = useKeptCalls();
  const online = useOnline();
  const [shown, setShown] = useState(false);
  const [mended, setMended] = useState<KeptCall | null>(null);
  useSendKept(keeper, calls.some(isSendable), senders);

  if (calls.length === 0) return null;
  const signedOut = calls.some(({ problem }) => problem?.kind === "signed-out");
  return (
    <div className={styles.place}>
      <Banner
        tone={calls.every(isSendable) ? "amber" : "red"}
        title={waitingWords(calls)}
        verbs={
          <button type="button" className={buttons.default} aria-expanded={shown} onClick={() => setShown(!shown)}>
            {shown ? "Hide" : "Show"}
          </button>
        }
      >
        {online ? null : `No signal. Kept on this ${deviceWord()}.`}
        {online && signedOut ? "Sign in to log it." : null}
      </Banner>
      {shown ? (
        <ul className={styles.list} aria-label="Calls that are not logged yet">
          {calls.map((call) => (
            <KeptLine key={call.key} call={call} keeper={keeper} onMend={() => setMended(call)} />
          ))}
        </ul>
      ) : null}
      {mended ? (
        <Panel
          person={{ id: mended.input.personId, name: mended.name, zone: keeper.zone }}
          kept={mended}
          onClose={() => setMended(null)}
        />
      ) : null}
    </div>
  );
}

giveList(KeptList);

type LineProps = { call: KeptCall; keeper: NonNullable<Keeper>; onMend: () => void };

function KeptLine({ call, keeper: { recruiterId, zone }, onMend }: LineProps) {
  const [asked, setAsked] = useState(false);
  const problem = keptProblem(call);
  return (
    <li className={styles.call}>
      <p className={styles.words}>
        <strong>{call.name}</strong>{" "}
        <span className={styles.soft}>
          {keptSummary(call.input)}, {formatDayTime(call.at, zone)}
        </span>
        {call.input.note ? <span className={styles.note}>{call.input.note}</span> : null}
        {problem ? <span className={styles.problem}>{problem}</span> : null}
        {call.problem?.kind === "signed-out" ? <SignInLink /> : null}
        {asked && call.triedAt ? <span className={styles.note}>It may be logged already.</span> : null}
      </p>
      <div className={styles.verbs}>
        {asked ? (
          <>
            <button type="button" className={buttons.default} onClick={() => forgetCall(recruiterId, call.key)}>
              Discard it
            </button>
            <button type="button" className={buttons.default} onClick={() => setAsked(false)}>
              Keep it
            </button>
          </>
        ) : (
          <>
            {isSendable(call) ? null : (
              <button type="button" className={buttons.default} onClick={onMend}>
                Edit and log
              </button>
            )}
            <button
              type="button"
              className={buttons.default}
              aria-label={`Discard the call with ${call.name}`}
              onClick={() => setAsked(true)}
            >
              Discard
            </button>
          </>
        )}
      </div>
    </li>
  );
}
