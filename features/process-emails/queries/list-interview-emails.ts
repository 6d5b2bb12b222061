import type { Context } from "@/db/context";
import { Refusal } from "@/lib/errors";
import { formatWords, hoursWords, interviewWords } from "../rules/interview-words";
import { getInterviewFacts, type InterviewFacts } from "./get-interview-facts";
import type { WrittenEmail } from "./written-email";

/** The emails to both sides of an interview as it stands: to the candidate, and to the contact of the round. */
export async function listInterviewEmails(context: Context, interviewId: string): Promise<WrittenEmail[]> {
  const facts = await getInterviewFacts(context, interviewId);
  if (facts.state === "no_show") throw new Refusal("They did not show up: there is nothing left to confirm.");
  const sides = facts.contact ? (["candidate", "client"] as const) : (["candidate"] as const);
  return sides.map((side) => writtenFor(side, facts, context.now));
}

function writtenFor(side: "candidate" | "client", facts: InterviewFacts, now: Date): WrittenEmail {
  const { id, candidate, contact, positionTitle, clientName, sequence, state } = facts;
  const reader = side === "client" && contact ? contact : candidate;
  const mine = facts.told.filter((one) => one.personId === reader.personId);
  const last = mine.at(-1);
  const canceled = state === "canceled";
  const words = interviewWords(
    {
      ...facts,
      side,
      state: canceled ? "canceled" : "scheduled",
      told: last ? (facts.before[last.sequence] ?? facts) : null,
      readerFirstName: reader.firstName || reader.name,
      readerZone: reader.zone,
      candidateName: candidate.name,
      contactName: contact?.name ?? null,
    },
    now,
  );
  const hours = hoursWords(facts, reader.zone, now);
  // A calendar that never held the interview has nothing to take off.
  const untold = canceled && !last;
  return {
    processSubject: "interview",
    personId: reader.personId,
    name: reader.name,
    positionId: facts.positionId,
    candidacyId: side === "candidate" ? facts.candidacyId : null,
    ...words,
    problem: null,
    call: null,
    wantsReason: false,
    link: null,
    interview: { id, sequence },
    calendar: untold
      ? null
      : {
          uid: `interview-${id}@callback`,
          sequence,
          canceled,
          startsAt: facts.startsAt,
          endsAt: facts.endsAt,
          summary:
            side === "candidate"
              ? `Interview: ${positionTitle}, ${clientName}`
              : `Interview: ${candidate.name}, ${positionTitle}`,
          description: formatWords(facts),
          location: facts.place,
          organizerId: facts.scheduledBy,
        },
    attached: untold
      ? null
      : canceled
        ? `Cancels the calendar entry of ${hours}`
        : last
          ? `Calendar update: ${hours}`
          : `Calendar invitation: ${hours}`,
    told: mine.find((one) => one.sequence === sequence) ?? null,
  };
}
