import { stages } from "@/db/vocabulary/candidacies";
import { keysOf } from "@/lib/keys-of";
import { copyRows, drawn, idOf } from "./copy";
import { kind } from "./kinds";
import { boardCards, of, type Scale } from "./scale";

/** Candidacies of a position that has no board of 200. */
const usual = 150;
const all = keysOf(stages);
/** Where most candidacies end. */
const early = all.slice(0, 5);

/** Candidacies with their moves and close-outs, and four calls with each person. */
export async function seedCandidacies({ sql, people, candidacies, boards, isClosed, at, owner }: Scale) {
  const onBoards = boards * boardCards;
  function factsOf(i: number) {
    const board = i < onBoards;
    const position = board ? Math.floor(i / boardCards) : boards + Math.floor((i - onBoards) / usual);
    const nth = board ? i % boardCards : (i - onBoards) % usual;
    const stage = board ? all[nth % all.length] : i % 3 === 0 ? "sourced" : of(early, i, 22);
    const closed = !board && (isClosed(position) || drawn(i, 23, 4) === 0);
    return {
      position,
      candidate: (position * 9973 + nth * 631) % people,
      stage: stage ?? "sourced",
      stageAt: at(drawn(i, 24, 40)),
      closedAt: closed ? at(drawn(i, 24, 40)) : null,
      runnerUp: closed && drawn(i, 25, 5) === 0,
    };
  }
  await copyRows(
    sql,
    "candidacies",
    ["id", "position_id", "candidate_id", "stage", "stage_at", "furthest", "closed_at", "runner_up", "created_at"],
    candidacies,
    (i) => {
      const { position, candidate, stage, stageAt, closedAt, runnerUp } = factsOf(i);
      const ids = [idOf(kind.candidacy, i), idOf(kind.position, position), idOf(kind.candidate, candidate)];
      return [...ids, stage, stageAt, stage, closedAt, runnerUp, at(60)];
    },
  );
  await copyRows(sql, "operations", ["id", "verb", "actor_kind", "recruiter_id", "at"], candidacies, (i) => [
    idOf(kind.operation, i),
    "addToPosition",
    "recruiter",
    owner(i),
    factsOf(i).stageAt,
  ]);
  await copyRows(sql, "stage_moves", ["id", "candidacy_id", "to_stage", "at", "operation_id"], candidacies, (i) => {
    const { stage, stageAt } = factsOf(i);
    return [idOf(kind.move, i), idOf(kind.candidacy, i), stage, stageAt, idOf(kind.operation, i)];
  });
  await copyRows(
    sql,
    "close_outs",
    ["id", "candidacy_id", "side", "reason", "runner_up", "stage", "at", "by", "told_at"],
    candidacies,
    (i) => {
      const { stage, closedAt, runnerUp } = factsOf(i);
      if (!closedAt) return null;
      const told = drawn(i, 31, 50) === 0 ? null : closedAt;
      const ids = [idOf(kind.closeOut, i), idOf(kind.candidacy, i)];
      return [...ids, "client", "other_candidate", runnerUp, stage, closedAt, owner(i), told];
    },
  );
  await copyRows(
    sql,
    "touches",
    ["id", "person_id", "kind", "direction", "outcome", "at", "note", "recruiter_id", "created_at"],
    people * 4,
    (i) => [
      idOf(kind.touch, i),
      idOf(kind.person, i % people),
      "call",
      "out",
      drawn(i, 26, 3) ? "left_voicemail" : "spoke",
      at(drawn(i, 27, 700)),
      "Talked about the next move",
      owner(i),
      at(drawn(i, 27, 700)),
    ],
  );
}
