import type { Context } from "@/db/context";
import { moment } from "@/db/json-rows";
import { stageOrder } from "@/db/vocabulary/candidacies";
import { getFirm } from "@/features/settings/queries";
import { nextEmailMoment, type EmailHours } from "@/features/settings/rules";
import { NotFound } from "@/lib/errors";
import { firstCards, type BoardSort } from "../inputs";
import type { Board, BoardCard, CardLicense } from "../rules/board";
import { clockOf, nextStep, type Clock } from "../rules/next-step";
import { findBoard, type CardFacts, type CardRow } from "./find-board";

/**
 * The board of a position: counts of every column, and the first cards of each: more than a screen shows would only be
 * sent and parsed.
 */
export async function listBoard(
  context: Context,
  input: { positionId: string; sort?: BoardSort; shown?: number[] },
): Promise<Board> {
  const { now, actor } = context;
  const { positionId, sort = "newest", shown = [] } = input;
  const most = stageOrder.map((_, index) => shown[index] ?? firstCards);
  const [row, firm] = await Promise.all([findBoard(context, { positionId, sort, shown: most }), getFirm(context)]);
  if (!row) throw new NotFound("position");
  const zone = actor.kind === "recruiter" ? actor.zone : firm.zone;
  const clock = clockOf(now, zone, firm);
  const byStage = new Map(row.counts.map((one) => [one.stage, one]));
  const cards = Map.groupBy(row.cards, (card) => card.stage);
  const factsOf = byCard(row);
  return {
    positionId: row.id,
    title: row.title,
    open: row.status !== "closed",
    requiredLicense: row.requiredLicense,
    siteState: row.state,
    startOn: row.startOn,
    version: row.version,
    sort,
    closedCount: row.counts.reduce((sum, one) => sum + one.closed, 0),
    answerWorkingDays: firm.contactRules.answerWorkingDays,
    at: now.toISOString(),
    columns: stageOrder.map((stage) => ({
      stage,
      count: byStage.get(stage)?.count ?? 0,
      stuck: byStage.get(stage)?.stuck ?? 0,
      cards: (cards.get(stage) ?? []).map((card) => toCard(card, factsOf(card), clock, firm)),
    })),
  };
}

/** The facts of each card, found once for all of them. */
function byCard(facts: CardFacts) {
  const ofCandidacy = <T extends { candidacyId: string }>(all: T[]) => Map.groupBy(all, (one) => one.candidacyId);
  const licenses = Map.groupBy(facts.licenses, (one) => one.candidateId);
  const phones = new Map(facts.phones.map((one) => [one.personId, one.phone]));
  const submitted = new Set(facts.submittals.map((one) => one.candidacyId));
  const interviews = ofCandidacy(facts.interviews);
  const offers = ofCandidacy(facts.offers);
  const placements = ofCandidacy(facts.placements);
  const promises = ofCandidacy(facts.promises);
  const answers = ofCandidacy(facts.answers);
  return ({ id, candidateId, personId }: CardRow) => ({
    licenses: licenses.get(candidateId) ?? [],
    phone: phones.get(personId) ?? null,
    submitted: submitted.has(id),
    interviews: interviews.get(id) ?? [],
    offer: offers.get(id)?.[0] ?? null,
    placement: placements.get(id)?.[0] ?? null,
    promises: promises.get(id) ?? [],
    answer: answers.get(id)?.[0] ?? null,
  });
}

type Facts = ReturnType<ReturnType<typeof byCard>>;

function toCard(
  card: CardRow,
  { offer, placement, interviews, promises, answer, ...facts }: Facts,
  clock: Clock,
  firm: EmailHours,
): BoardCard {
  const emailFrom = card.light === "amber" ? moment(card.emailFrom) : null;
  const lastTouchAt = moment(card.lastTouchAt);
  const rounds = interviews
    .filter((one) => one.scheduled)
    .map((one) => ({ ...one, startsAt: moment(one.startsAt), endsAt: moment(one.endsAt) }));
  const ended = rounds.filter((one) => one.endsAt <= clock.now && one.debriefs < 2).map((one) => one.endsAt.getTime());
  const next = nextStep(
    {
      offer,
      placement,
      answer,
      interview: rounds.find((one) => one.endsAt > clock.now) ?? null,
      debriefSince: ended.length > 0 ? new Date(Math.min(...ended)) : null,
      decision: promises.find((one) => one.kind === "theirs") ?? null,
      weOwe: promises.find((one) => one.kind === "ours") ?? null,
      saidYesAt: moment(card.saidYesAt),
      lastTouchAt,
    },
    clock,
  );
  return {
    id: card.id,
    candidateId: card.candidateId,
    personId: card.personId,
    version: card.version,
    stage: card.stage,
    stageAt: moment(card.stageAt).toISOString(),
    name: card.name,
    title: card.title,
    phone: facts.phone,
    zone: card.zone,
    licenses: facts.licenses.map(licenseOf),
    record: {
      submitted: facts.submitted,
      interviewed: interviews.length > 0,
      offer: offer?.state ?? null,
      placement: placement?.state ?? null,
    },
    interested: card.interestedAt !== null,
    next,
    lastTouchAt: lastTouchAt?.toISOString() ?? null,
    light: card.light,
    emailFrom: emailFrom && nextEmailMoment(emailFrom, card.zone, firm).toISOString(),
  };
}

function licenseOf({ type, state, status, expiresOn }: CardLicense): CardLicense {
  return { type, state, status, expiresOn };
}
