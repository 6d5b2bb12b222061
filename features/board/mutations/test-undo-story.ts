import { asc, eq } from "drizzle-orm";
import { mintRecruiter, type Context } from "@/db/context";
import type { Database } from "@/db/client";
import { candidacies, closeOuts, stageMoves } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { openings, reopenings } from "@/db/schema/openings";
import { people } from "@/db/schema/people";
import { positionChanges, positions } from "@/db/schema/positions";
import { testRows } from "@/db/test-rows";
import { closeOutCandidacies } from "@/features/candidacies/mutations/close-out";
import { moveCandidacies } from "@/features/candidacies/mutations/move-candidacies";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { acceptOffer } from "@/features/offers/mutations/accept-offer";
import { declineOffer } from "@/features/offers/mutations/decline-offer";
import { extendOffer } from "@/features/offers/mutations/extend-offer";
import { fallOff } from "@/features/placements/mutations/fall-off";
import { addOpening } from "@/features/positions/mutations/add-opening";
import { closePosition } from "@/features/positions/mutations/close-position";
import { holdPosition, liftHold } from "@/features/positions/mutations/hold-position";
import { reissuePosition } from "@/features/positions/mutations/reissue-position";
import { undoReopening } from "@/features/positions/mutations/undo-reopening";
import { undoOperation } from "./undo-operation";

const noon = new Date("2026-03-12T17:00:00Z");
const runnerUp = { side: "client", reason: "position_filled", runnerUp: true } as const;

/** A day at work with one of each operation that can be taken back, each on a position of its own. */
export async function undoStory(db: Database) {
  const rows = testRows(db, noon);
  const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
  const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
  let minutes = 0;
  const next = (actor: Context["actor"] = dana): Context => {
    minutes += 1;
    return { actor, now: new Date(noon.getTime() + minutes * 60_000), db };
  };

  async function board(title: string, ...names: string[]) {
    const position = await rows.position(dana.id, { title });
    const cards: string[] = [];
    for (const name of names) {
      const candidate = await rows.candidate(name);
      const { done: added } = await addToPosition(next(), { positionId: position.id, candidateIds: [candidate.id] });
      cards.push(added[0]!.candidacyId);
    }
    return { positionId: position.id, openingId: position.openingId, cards };
  }

  const moved = await board("Moved", "Ana", "Ben", "Cara");
  const bulkMove = await moveCandidacies(next(), { cards: seen(moved.cards), toStage: "screened" });

  const closed = await board("Closed", "Dev", "Eva", "Finn");
  const bulkCloseOut = await closeOutCandidacies(next(), { cards: seen(closed.cards), ...runnerUp });

  const declined = await board("Declined", "Gil", "Hana");
  await closeOutCandidacies(next(), { cards: seen([declined.cards[1]!]), ...runnerUp });
  const { offerId } = await extendOffer(next(), { candidacyId: declined.cards[0]!, payCents: 6_200, payUnit: "hour" });
  await declineOffer(next(), { offerId, reason: "pay" });

  const lifted = await board("Lifted", "Ivo", "Jana");
  await addOpening(next(), { positionId: lifted.positionId });
  await closeOutCandidacies(next(), { cards: seen(lifted.cards), ...runnerUp });
  await holdPosition(next(), { positionId: lifted.positionId, reason: "Budget" });
  const lift = await liftHold(next(), { positionId: lifted.positionId });

  const added = await board("Added", "Kai");
  await closeOutCandidacies(next(), { cards: seen(added.cards), ...runnerUp });
  const opening = await addOpening(next(), { positionId: added.positionId, reason: "One more" });

  const reissued = await board("Reissued", "Lea", "Milo");
  await closePosition(next(), { positionId: reissued.positionId, reason: "Project paused" });
  const reissue = await reissuePosition(next(), { positionId: reissued.positionId });

  const fell = await board("Fell", "Nora", "Omid");
  await closeOutCandidacies(next(), { cards: seen([fell.cards[1]!]), ...runnerUp });
  const offer = await extendOffer(next(), { candidacyId: fell.cards[0]!, payCents: 6_200, payUnit: "hour" });
  const { placementId } = await acceptOffer(next(), { offerId: offer.offerId });
  await fallOff(next(), { placementId, reason: "Took a counter-offer" });

  const again = await board("Put on again", "Pia");
  await closeOutCandidacies(next(), { cards: seen(again.cards), side: "us", reason: "not_a_fit" });
  await addToPosition(next(), { positionId: again.positionId, candidateIds: [await candidateOf(db, again.cards[0]!)] });

  const ended = await board("Ended", "Quin", "Rosa");
  await closePosition(next(), { positionId: ended.positionId, reason: "Canceled" });

  const operationOf = async (candidacyId: string) => (await lastCloseOut(db, candidacyId)).operationId!;
  const undo = {
    /** One card by itself, then the whole: the one that is back is named by who took it back. */
    async bulkMove() {
      const operationId = bulkMove.operationId!;
      const row = await undoOperation(next(omar), { operationId, candidacyIds: [moved.cards[0]!] });
      const whole = await undoOperation(next(), { operationId });
      return sentences(row, whole, await refusalOf(undoOperation(next(omar), { operationId })));
    },
    async bulkCloseOut() {
      const operationId = bulkCloseOut.operationId!;
      const row = await undoOperation(next(omar), { operationId, candidacyIds: [closed.cards[2]!] });
      const whole = await undoOperation(next(), { operationId });
      return sentences(row, whole, await refusalOf(undoOperation(next(omar), { operationId })));
    },
    /** The reopening as a whole, the close-out by its card, and neither keeps the other from it. */
    async decline() {
      const operationId = await operationOf(declined.cards[0]!);
      const cards = await refusalOf(undoOperation(next(), { operationId }));
      const reopening = await undoReopening(next(), { operationId });
      const row = await undoOperation(next(), { operationId, candidacyIds: [declined.cards[0]!] });
      return sentences(cards, reopening, row, await refusalOf(undoReopening(next(omar), { operationId })));
    },
    liftHold: async () => sentences(await undoReopening(next(), lift)),
    addOpening: async () => sentences(await undoReopening(next(), opening)),
    reissue: async () => sentences(await undoReopening(next(), reissue)),
    async fallOff() {
      const operationId = await operationOf(fell.cards[0]!);
      const row = await undoOperation(next(), { operationId, candidacyIds: [fell.cards[0]!] });
      return sentences(row, await undoReopening(next(omar), { operationId }));
    },
    async addedAgain() {
      const [move] = await db
        .select()
        .from(stageMoves)
        .where(eq(stageMoves.candidacyId, again.cards[0]!))
        .orderBy(asc(stageMoves.at))
        .offset(1);
      return sentences(await undoOperation(next(), { operationId: move!.operationId! }));
    },
    async closePosition() {
      const operationId = await operationOf(ended.cards[0]!);
      const row = await undoOperation(next(), { operationId, candidacyIds: [ended.cards[1]!] });
      return sentences(row, await undoOperation(next(), { operationId }));
    },
  };
  return { undo, next };
}

type Report = { done: unknown[]; refused: { sentence: string }[] } | { closed: string[]; kept: string[] } | string;

/** What undos said, without the ids. */
function sentences(...reports: Report[]) {
  return reports.map((report) => {
    if (typeof report === "string") return report;
    if ("closed" in report) return `${report.closed.length} closed, ${report.kept.length} kept`;
    return [`${report.done.length} undone`, ...report.refused.map(({ sentence }) => sentence)].join("; ");
  });
}

async function refusalOf(undo: Promise<unknown>) {
  return undo.then(
    () => "not refused",
    (error: unknown) => String(error),
  );
}

const seen = (cards: string[]) => cards.map((candidacyId) => ({ candidacyId, version: 1 }));

async function candidateOf(db: Database, candidacyId: string) {
  const [row] = await db.select().from(candidacies).where(eq(candidacies.id, candidacyId));
  return row!.candidateId;
}

async function lastCloseOut(db: Database, candidacyId: string) {
  const all = await db
    .select()
    .from(closeOuts)
    .where(eq(closeOuts.candidacyId, candidacyId))
    .orderBy(asc(closeOuts.id));
  return all.at(-1)!;
}

/** How it all ended, in words that are the same in each database: cards by name, positions by title. */
export async function endsOf(db: Database) {
  const cards = await db
    .select({
      name: people.firstName,
      stage: candidacies.stage,
      closedAt: candidacies.closedAt,
      runnerUp: candidacies.runnerUp,
      version: candidacies.version,
    })
    .from(candidacies)
    .innerJoin(candidates, eq(candidates.id, candidacies.candidateId))
    .innerJoin(people, eq(people.id, candidates.personId))
    .orderBy(people.firstName);
  const seats = await db
    .select({
      title: positions.title,
      status: positions.status,
      number: openings.number,
      seat: openings.state,
      undoneAt: reopenings.undoneAt,
      settledAt: reopenings.settledAt,
    })
    .from(positions)
    .innerJoin(openings, eq(openings.positionId, positions.id))
    .leftJoin(reopenings, eq(reopenings.openingId, openings.id))
    .orderBy(positions.title, openings.number, reopenings.at);
  const changes = await db
    .select({ title: positions.title, kind: positionChanges.kind, reason: positionChanges.reason })
    .from(positionChanges)
    .innerJoin(positions, eq(positions.id, positionChanges.positionId))
    .orderBy(positionChanges.at);
  return { cards, seats, changes };
}
