import { disciplines, levels, sectors } from "@/db/vocabulary/candidates";
import { stages } from "@/db/vocabulary/candidacies";
import { keysOf } from "@/lib/keys-of";
import { copyRows, drawn, idOf } from "./copy";
import { kind } from "./kinds";
import { of, type Scale } from "./scale";

/** Clients, positions with their openings, candidacies with their moves, and touches. */
export async function seedPositions({ sql, people, positions, candidacies, at, place, owner }: Scale) {
  await copyRows(sql, "clients", ["id", "name", "city", "state", "zone", "created_at", "updated_at"], 100, (i) => [
    idOf(kind.client, i),
    `Client ${i}`,
    place(i).city,
    place(i).state,
    "America/New_York",
    at(900),
    at(9),
  ]);
  await copyRows(
    sql,
    "positions",
    [
      "id",
      "client_id",
      "title",
      "discipline",
      "level",
      "sector",
      "city",
      "state",
      "zone",
      "blind_description",
      "owner_id",
      "status",
      "opened_at",
      "created_at",
      "updated_at",
    ],
    positions,
    (i) => [
      idOf(kind.position, i),
      idOf(kind.client, i % 100),
      `${of(Object.values(disciplines), i, 17)} position ${i}`,
      of(keysOf(disciplines), i, 17),
      of(keysOf(levels), i, 18),
      of(keysOf(sectors), i, 19),
      place(i).city,
      place(i).state,
      "America/New_York",
      "Mid-size firm",
      owner(i),
      drawn(i, 20, 3) ? "closed" : "open",
      at(drawn(i, 21, 540)),
      at(540),
      at(1),
    ],
  );
  await copyRows(
    sql,
    "openings",
    ["id", "position_id", "number", "state", "closed_at", "created_at"],
    positions,
    (i) => [
      idOf(kind.opening, i),
      idOf(kind.position, i),
      1,
      drawn(i, 20, 3) ? "closed" : "open",
      drawn(i, 20, 3) ? at(1) : null,
      at(540),
    ],
  );

  const stage = (i: number) => (i % 3 === 0 ? "sourced" : (of(keysOf(stages).slice(0, 5), i, 22) as string));
  const closed = (i: number) => drawn(Math.floor(i / 150), 20, 3) !== 0 || drawn(i, 23, 4) === 0;
  const pair = (i: number): [position: number, candidate: number] => [
    Math.floor(i / 150) % positions,
    (Math.floor(i / 150) * 9973 + (i % 150) * 631) % people,
  ];
  await copyRows(
    sql,
    "candidacies",
    ["id", "position_id", "candidate_id", "stage", "stage_at", "furthest", "closed_at", "runner_up", "created_at"],
    candidacies,
    (i) => {
      const [position, candidate] = pair(i);
      return [
        idOf(kind.candidacy, i),
        idOf(kind.position, position),
        idOf(kind.candidate, candidate),
        stage(i),
        at(drawn(i, 24, 40)),
        stage(i),
        closed(i) ? at(drawn(i, 24, 40)) : null,
        closed(i) && drawn(i, 25, 5) === 0,
        at(60),
      ];
    },
  );
  await copyRows(sql, "stage_moves", ["id", "candidacy_id", "to_stage", "at"], candidacies, (i) => [
    idOf(kind.move, i),
    idOf(kind.candidacy, i),
    stage(i),
    at(drawn(i, 24, 40)),
  ]);
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
