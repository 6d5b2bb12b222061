import { disciplines, levels } from "@/db/vocabulary/candidates";
import { sectors } from "@/db/vocabulary/experience";
import { keysOf } from "@/lib/keys-of";
import { copyRows, drawn, idOf } from "./copy";
import { kind } from "./kinds";
import { of, type Scale } from "./scale";

/** Clients, and positions with their openings. */
export async function seedPositions({ sql, positions, isClosed, at, place, owner }: Scale) {
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
      isClosed(i) ? "closed" : "open",
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
      isClosed(i) ? "closed" : "open",
      isClosed(i) ? at(1) : null,
      at(540),
    ],
  );
}
