import Link from "next/link";
import type { ReactNode } from "react";
import { Chip } from "@/components/chip";
import { Time } from "@/components/time";
import { Timeline } from "@/components/timeline";
import { interviewKinds, interviewStates, verdicts, type Verdict } from "@/db/vocabulary/interviews";
import { declineReasons, offerStates, placementStates } from "@/db/vocabulary/offers";
import { eventWords } from "@/features/events/rules/event-words";
import { formatMoney } from "@/lib/format/money";
import type { CandidacyDetail } from "../queries/get-candidacy";
import classes from "./candidacy-panel.module.css";

type Part = { detail: CandidacyDetail; zone: string };

export function SubmittalRows({ detail, zone }: Part) {
  return (
    <Rows title="Submittals" empty="Not submitted to the client yet.">
      {detail.submittals.map((one) => (
        <li key={one.id}>
          <span>
            To {one.contact ?? detail.clientName}
            {one.payCents !== null && one.payUnit && `, ${formatMoney(one.payCents, one.payUnit)}`}
            {one.note && `: ${one.note}`}
          </span>
          <span className={classes.soft}>
            <Time at={one.submittedOn} zone={zone} />
            {one.rightToRepresentOn ? (
              <>
                , right to represent <Time at={one.rightToRepresentOn} zone={zone} />
              </>
            ) : (
              `, without right to represent${one.withoutRightReason ? `: ${one.withoutRightReason}` : ""}`
            )}
          </span>
        </li>
      ))}
    </Rows>
  );
}

export function InterviewRows({ detail }: { detail: CandidacyDetail }) {
  return (
    <Rows title="Interviews" empty="None scheduled.">
      {detail.interviews.map((one) => (
        <li key={one.id}>
          <span>
            Round {one.round}, {interviewKinds[one.kind].toLowerCase()}
            {one.place && `, ${one.place}`} {one.state !== "scheduled" && <Chip>{interviewStates[one.state]}</Chip>}
          </span>
          <span className={classes.soft}>
            <Time at={one.startsAt} zone={one.zone} form="day-time" />
          </span>
          {one.candidate && <Said who="Candidate" {...one.candidate} />}
          {one.client && <Said who="Client" {...one.client} />}
          {one.state === "scheduled" &&
            new Date(one.endsAt) <= new Date(detail.at) &&
            !(one.candidate && one.client) && (
              <span>
                <Chip tone="red">Debrief due</Chip>{" "}
                <Link href={`/positions/${detail.positionId}/interviews`}>Record it under Interviews</Link>
              </span>
            )}
        </li>
      ))}
    </Rows>
  );
}

function Said({ who, verdict, note }: { who: string; verdict: Verdict | null; note: string }) {
  return (
    <span>
      {who}: {[verdict && verdicts[verdict], note].filter(Boolean).join(", ") || "debriefed"}
    </span>
  );
}

export function OfferRows({ detail, zone }: Part) {
  return (
    <Rows title="Offer" empty="No offer yet.">
      {detail.offers.map((one) => (
        <li key={one.id}>
          <span>
            {formatMoney(one.payCents, one.payUnit)}{" "}
            <Chip tone={one.state === "extended" ? "blue" : one.state === "accepted" ? "green" : "neutral"}>
              {offerStates[one.state]}
              {one.declineReason && `: ${declineReasons[one.declineReason].toLowerCase()}`}
            </Chip>
          </span>
          <span className={classes.soft}>
            Extended <Time at={one.extendedAt} zone={zone} />
            {one.expiresOn && (
              <>
                , expires <Time at={one.expiresOn} zone={zone} />
              </>
            )}
          </span>
        </li>
      ))}
      {detail.placement && (
        <li>
          <span>Placement: {placementStates[detail.placement.state]}</span>
          {detail.placement.startOn && (
            <span className={classes.soft}>
              Starts <Time at={detail.placement.startOn} zone={zone} />
            </span>
          )}
        </li>
      )}
    </Rows>
  );
}

export function StoryRows({ detail, zone }: Part) {
  return (
    <section className={classes.section}>
      <h3>History</h3>
      <Timeline
        zone={zone}
        items={detail.events.map((event) => {
          const { label, words } = eventWords(event, zone);
          return {
            id: `${event.kind}-${event.id}`,
            at: new Date(event.at),
            who: event.by ?? "Callback",
            label: event.replyId ? (
              <Link href={`/replies/${event.replyId}`} prefetch={false}>
                {label}
              </Link>
            ) : (
              label
            ),
            children: words || null,
          };
        })}
      />
    </section>
  );
}

function Rows({ title, empty, children }: { title: string; empty: string; children: ReactNode }) {
  const none = Array.isArray(children) && children.flat().filter(Boolean).length === 0;
  return (
    <section className={classes.section}>
      <h3>{title}</h3>
      {none ? <p className={classes.soft}>{empty}</p> : <ul>{children}</ul>}
    </section>
  );
}
