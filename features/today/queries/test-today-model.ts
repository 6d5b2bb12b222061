import type { Database } from "@/db/client";
import { candidacies, closeOuts, stageMoves } from "@/db/schema/candidacies";
import { candidates, licenses } from "@/db/schema/candidates";
import { clientAnswers } from "@/db/schema/check-ins";
import { importRows, imports } from "@/db/schema/imports";
import { replies } from "@/db/schema/inbound";
import { debriefs, interviews } from "@/db/schema/interviews";
import { messages } from "@/db/schema/messages";
import { offers, placements, placementSteps } from "@/db/schema/offers";
import { reopenings } from "@/db/schema/openings";
import { people, personActivity } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { promises } from "@/db/schema/promises";
import { submittals } from "@/db/schema/submittals";
import { snoozes } from "@/db/schema/today";
import { callbacks, touches } from "@/db/schema/touches";
import { valueItems } from "@/db/schema/value-items";
import { corrections, erasureRequests } from "@/db/schema/wishes";
import type { Role } from "@/db/vocabulary/recruiters";
import type { TodayKind } from "@/db/vocabulary/today";
import { fitOf } from "@/features/value-items/rules/fit";
import {
  dayIn,
  endOfDayIn,
  instantAt,
  isWorkingDay,
  plusDays,
  workingDaysBetween,
  type Holidays,
} from "@/lib/calendar";

/** Everything that Today is computed from, as it stands. */
export async function readFirm(db: Database) {
  return {
    candidacies: await db.select().from(candidacies),
    closeOuts: await db.select().from(closeOuts),
    candidates: await db.select().from(candidates),
    licenses: await db.select().from(licenses),
    replies: await db.select().from(replies),
    debriefs: await db.select().from(debriefs),
    interviews: await db.select().from(interviews),
    offers: await db.select().from(offers),
    placements: await db.select().from(placements),
    steps: await db.select().from(placementSteps),
    reopenings: await db.select().from(reopenings),
    people: await db.select().from(people),
    activity: await db.select().from(personActivity),
    positions: await db.select().from(positions),
    promises: await db.select().from(promises),
    submittals: await db.select().from(submittals),
    snoozes: await db.select().from(snoozes),
    callbacks: await db.select().from(callbacks),
    touches: await db.select().from(touches),
    items: await db.select().from(valueItems),
    moves: await db.select().from(stageMoves),
    clientAnswers: await db.select().from(clientAnswers),
    corrections: await db.select().from(corrections),
    erasures: await db.select().from(erasureRequests),
    imports: await db.select().from(imports),
    messages: await db.select().from(messages),
    importRows: await db.select().from(importRows),
  };
}
type Facts = Awaited<ReturnType<typeof readFirm>>;
type Reader = { id: string; role: Role; zone: string; now: Date; holidays: Holidays };

const dayMs = 86_400_000;
const spoke = (touch: Facts["touches"][number]) => touch.outcome === "spoke" || touch.outcome === "replied";
const daysFrom = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / dayMs;

/** What is due of each kind, one row at a time and without a statement: slow, and nothing of the queries is in it. */
export function dueByHand(facts: Facts, { id: me, role, zone, now, holidays }: Reader, mine: boolean) {
  const today = dayIn(zone, now);
  const midnight = (day: string) => instantAt(day, 0, zone);
  const endOfToday = endOfDayIn(zone, today);
  let next = plusDays(today, 1);
  while (!isWorkingDay(next, holidays)) next = plusDays(next, 1);
  const endOfNext = endOfDayIn(zone, next);

  const cardOf = (id: string) => facts.candidacies.find((one) => one.id === id)!;
  const positionOf = (id: string) => facts.positions.find((one) => one.id === id)!;
  const candidateOf = (id: string) => facts.candidates.find((one) => one.id === id)!;
  const personOf = (candidacyId: string) => candidateOf(cardOf(candidacyId).candidateId).personId;
  const activityOf = (personId: string) => facts.activity.find((one) => one.personId === personId)!;
  const ofMine = (positionId: string) => !mine || positionOf(positionId).ownerId === me;
  const ofMyCard = (candidacyId: string) => ofMine(cardOf(candidacyId).positionId);
  const touchesOf = (personId: string) => facts.touches.filter((one) => one.personId === personId);
  const spokeSince = (personId: string, since: Date) =>
    touchesOf(personId).some((one) => spoke(one) && one.at >= since);
  const spokeAfter = (personId: string, since: Date) =>
    touchesOf(personId).some((one) => one.outcome === "spoke" && one.at > since);

  /** By an answer to them, or an email about this card. */
  const emailedSince = (candidacyId: string, since: Date) =>
    facts.messages.some(
      (one) =>
        one.personId === personOf(candidacyId) &&
        (one.purpose === "answer" || one.purpose === "process") &&
        (!one.candidacyId || one.candidacyId === candidacyId) &&
        !["canceled", "failed", "bounced"].includes(one.state) &&
        one.createdAt >= since,
    );

  const passed = facts.promises.filter(
    (one) =>
      one.state === "open" &&
      one.kind === "theirs" &&
      endOfDayIn(one.zone, one.dueOn) <= now &&
      !cardOf(one.candidacyId).closedAt,
  );
  const owed = passed.filter((one) => ofMine(one.positionId));
  const asked = (kind: TodayKind, ...ids: (string | null)[]) => ids.map((id) => `${kind} ${id}`);
  const live = facts.placements.filter((one) => ofMyCard(one.candidacyId));
  const waiting = live.filter((one) => one.state === "accepted");
  const started = live.filter((one) => one.state === "started");
  const rounds = facts.interviews.filter((one) => one.state === "scheduled" && ofMyCard(one.candidacyId));
  const lastMark = (left: number, all: number[]) => all.filter((mark) => left <= mark).toSorted((a, b) => a - b)[0];

  /** Whose person somebody is who asked for something on their page: else of whoever wrote to them. */
  const wishIsMine = ({ personId, recruiterId }: { personId: string; recruiterId: string }) =>
    !mine || (facts.candidates.find((one) => one.personId === personId)?.ownerId ?? recruiterId) === me;
  const wentOn = ({ candidacyId, at }: { candidacyId: string; at: Date }) => {
    const of = <T extends { candidacyId: string }>(rows: T[], when: (one: T) => Date) =>
      rows.some((one) => one.candidacyId === candidacyId && when(one) > at);
    return (
      of(facts.moves, (one) => one.at) ||
      of(facts.offers, (one) => one.extendedAt) ||
      of(
        facts.closeOuts.filter((one) => !one.undoneAt),
        (one) => one.at,
      ) ||
      of(
        facts.interviews.filter((one) => one.state !== "canceled"),
        (one) => one.createdAt,
      )
    );
  };

  const lines = [
    ...facts.clientAnswers
      .filter((one) => !one.handledAt && !(one.kind === "new_date" && one.by) && !wentOn(one))
      .filter((one) => ofMyCard(one.candidacyId))
      .flatMap((one) => asked("client_answered", one.id)),
    ...facts.erasures
      .filter((one) => one.state === "open" && (wishIsMine(one) || role === "admin"))
      .flatMap((one) => asked("erasure_asked", one.id)),
    ...facts.corrections
      .filter((one) => one.state === "open" && wishIsMine(one))
      .flatMap((one) => asked("correction", one.id)),
    ...facts.imports
      .filter((one) => one.state === "done" && !one.checkedAt && (!mine || one.by === me))
      .filter((one) => now.getTime() - one.finishedAt!.getTime() < 30 * dayMs)
      .filter((one) =>
        facts.importRows.some((row) => row.importId === one.id && (row.verdict === "refused" || row.notes.length > 0)),
      )
      .flatMap((one) => asked("import_check", one.id)),
    ...facts.replies
      .filter((one) => !mine || one.recruiterId === me)
      .flatMap((one) => {
        if (one.meaning === "maybe_stop") return asked("maybe_stop", one.id);
        if (one.handledAt) return [];
        if (one.meaning === "interested") return asked("interested", one.id);
        return one.auto ? [] : asked("reply", one.id);
      }),
    ...facts.reopenings
      .filter((one) => !one.undoneAt && !one.settledAt && ofMine(one.positionId))
      .flatMap((one) => asked("back_open", one.id)),
    ...facts.offers
      .filter((one) => one.state === "extended" && ofMyCard(one.candidacyId))
      .flatMap((one) => asked("offer_out", one.id)),
    ...rounds.flatMap((one) => {
      if (one.endsAt <= now) {
        const said = facts.debriefs.filter((debrief) => debrief.interviewId === one.id);
        return said.length < 2 ? asked("debrief", one.id) : [];
      }
      if (one.startsAt < endOfToday) return asked("interview_today", one.id);
      const prepFrom = new Date(Math.max(one.createdAt.getTime(), one.startsAt.getTime() - 3 * dayMs));
      return one.startsAt < endOfNext && !spokeAfter(personOf(one.candidacyId), prepFrom)
        ? asked("interview_next", one.id)
        : [];
    }),
    ...new Set(owed.flatMap((one) => asked("decision_passed", one.contactId ?? one.id))),
    ...owed
      .filter(
        (one) =>
          !touchesOf(personOf(one.candidacyId)).some(
            (touch) => touch.outcome === "spoke" && touch.at >= endOfDayIn(one.zone, one.dueOn),
          ) && !emailedSince(one.candidacyId, endOfDayIn(one.zone, one.dueOn)),
      )
      .flatMap((one) => asked("update_due", one.id)),
    ...facts.closeOuts
      .filter(
        (one) =>
          !one.toldAt &&
          !one.undoneAt &&
          one.side !== "candidate" &&
          facts.submittals.some((sent) => sent.candidacyId === one.candidacyId) &&
          ofMyCard(one.candidacyId),
      )
      .flatMap((one) => asked("answer_owed", one.id)),
    ...facts.callbacks
      .filter((one) => !one.settledAt && !one.canceledAt && one.dueAt < endOfToday && (!mine || one.recruiterId === me))
      .flatMap((one) => asked("callback", one.id)),
    ...facts.candidates.flatMap(({ id, personId }) => {
      const last = activityOf(personId).lastTouchAt;
      const quiet = (at: Date) => workingDaysBetween(at, now, zone, holidays) >= 5;
      const cards = facts.candidacies.filter((one) => one.candidateId === id && one.saidYesAt && !one.closedAt);
      const withoutEnd = cards.some((one) =>
        facts.placements
          .filter((placement) => placement.candidacyId === one.id)
          .every(({ startOn, endsOn, endedAt }) => !startOn && !endsOn && !endedAt),
      );
      const silent = cards.some(
        (one) =>
          quiet(one.saidYesAt!) &&
          positionOf(one.positionId).status === "open" &&
          ofMine(one.positionId) &&
          !facts.interviews.some(
            (round) => round.candidacyId === one.id && round.state === "scheduled" && round.endsAt > now,
          ),
      );
      return withoutEnd && quiet(last) && silent ? asked("no_word", personId) : [];
    }),
    ...waiting
      .filter((one) => one.startOn && midnight(one.startOn) < endOfNext)
      .flatMap((one) => asked("starting", one.id)),
    ...waiting
      .filter((one) => facts.steps.filter((step) => step.placementId === one.id && !step.undoneAt).length < 5)
      .flatMap((one) => asked("pre_start", one.id)),
    ...started.flatMap((one) => {
      const person = personOf(one.candidacyId);
      const since = one.startOn ? daysFrom(one.startOn, today) : -1;
      const call = [90, 60, 30].find((mark) => since >= mark);
      const left = one.endsOn ? daysFrom(today, one.endsOn) : Number.POSITIVE_INFINITY;
      const mark = lastMark(left, [60, 30, 14]);
      const guaranteed = one.guaranteeUntil ? daysFrom(today, one.guaranteeUntil) : -1;
      return [
        ...(since >= 0 && since <= 7 && !spokeSince(person, midnight(one.startOn!)) ? asked("first_day", one.id) : []),
        ...(call && since <= 120 && !spokeSince(person, midnight(plusDays(one.startOn!, call - 7)))
          ? asked("day_call", one.id)
          : []),
        ...(mark && (left < 0 || !spokeSince(person, midnight(plusDays(one.endsOn!, -mark))))
          ? asked("contract_ending", one.id)
          : []),
        ...(guaranteed >= 0 && guaranteed <= 14 && !spokeSince(person, midnight(plusDays(one.guaranteeUntil!, -14)))
          ? asked("guarantee_ending", one.id)
          : []),
      ];
    }),
    ...facts.licenses.flatMap((one) => {
      const { personId, ownerId } = candidateOf(one.candidateId);
      const left = one.expiresOn ? daysFrom(today, one.expiresOn) : Number.POSITIVE_INFINITY;
      const mark = lastMark(left, [90, 60, 30]);
      const active = activityOf(personId).inProcessUntil;
      const due =
        one.status === "active" &&
        mark &&
        left >= -30 &&
        active &&
        active > now &&
        (!mine || ownerId === me) &&
        !spokeSince(personId, midnight(plusDays(one.expiresOn!, -mark)));
      return due ? asked("license_expiring", one.id) : [];
    }),
    ...facts.candidates.flatMap((candidate) => {
      const counters = activityOf(candidate.personId);
      const person = facts.people.find((one) => one.id === candidate.personId)!;
      const last = touchesOf(candidate.personId).reduce((latest, one) => Math.max(latest, one.at.getTime()), 0);
      const worth =
        facts.items.some((item) => fitOf(item, { ...candidate, state: person.state }) !== null) ||
        facts.positions.some(
          (one) =>
            one.status === "open" &&
            one.discipline === candidate.discipline &&
            one.level === candidate.level &&
            one.state === person.state &&
            !facts.candidacies.some((card) => card.candidateId === candidate.id && card.positionId === one.id),
        );
      const due =
        worth &&
        last > 0 &&
        now.getTime() - last > 31 * dayMs &&
        counters.reachable &&
        !counters.restingSince &&
        (!counters.inProcessUntil || counters.inProcessUntil <= now) &&
        (!counters.pausedUntil || counters.pausedUntil <= now) &&
        (!mine || candidate.ownerId === me);
      return due ? asked("check_in", candidate.personId) : [];
    }),
  ];
  const asleep = new Set(
    facts.snoozes
      .filter((one) => one.recruiterId === me && one.until > now)
      .map((one) => `${one.kind} ${one.subjectId}`),
  );
  return lines.filter((line) => !asleep.has(line)).toSorted();
}
