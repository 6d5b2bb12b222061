import { disciplines, levels } from "@/db/vocabulary/candidates";
import { sectors } from "@/db/vocabulary/experience";
import { dayIn, plusDays } from "@/lib/calendar";
import { keysOf } from "@/lib/keys-of";
import { seededRandom } from "../local/demo/random";
import { drawName } from "../local/demo/names";
import { places } from "../local/demo/places";
import { copyRows, drawn, idOf } from "./copy";
import { kind } from "./kinds";
import { of, recruiterCount, type Scale } from "./scale";

/** Recruiters, people, candidates and licenses. */
export async function seedPeople({ sql, people, now, at, place, owner }: Scale) {
  const random = seededRandom(7);
  const names = Array.from({ length: 20_000 }, () => drawName(random));
  const name = (index: number) => names[drawn(index, 3, names.length)] as (typeof names)[number];

  await copyRows(sql, "recruiters", ["id", "name", "email", "role", "created_at"], recruiterCount, (i) => [
    idOf(kind.recruiter, i),
    `Recruiter ${i}`,
    `recruiter${i}@bench.test`,
    i === 0 ? "admin" : "recruiter",
    at(900),
  ]);
  await copyRows(
    sql,
    "people",
    ["id", "first_name", "last_name", "city", "state", "zip", "zone", "search_text", "created_at", "updated_at"],
    people,
    (i) => {
      const { firstName, lastName } = name(i);
      const { city, state, zip } = place(i);
      return [
        idOf(kind.person, i),
        firstName,
        lastName,
        city,
        state,
        zip,
        "America/New_York",
        `${firstName} ${lastName} person${i}@bench.test`.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase(),
        at(1 + drawn(i, 4, 900)),
        at(drawn(i, 4, 900)),
      ];
    },
  );
  await copyRows(sql, "person_emails", ["id", "person_id", "address", "primary", "created_at"], people, (i) => [
    idOf(kind.email, i),
    idOf(kind.person, i),
    `person${i}@bench.test`,
    true,
    at(100),
  ]);
  await copyRows(sql, "person_phones", ["id", "person_id", "raw", "e164", "primary", "created_at"], people, (i) => [
    idOf(kind.phone, i),
    idOf(kind.person, i),
    `(813) 555-${String(i % 10_000).padStart(4, "0")}`,
    `+1813555${String(i % 10_000).padStart(4, "0")}`,
    true,
    at(100),
  ]);
  await copyRows(
    sql,
    "candidates",
    [
      "id",
      "person_id",
      "title",
      "discipline",
      "level",
      "sectors",
      "software",
      "years_experience",
      "available_on",
      "owner_id",
      "source",
      "created_at",
      "updated_at",
    ],
    people,
    (i) => [
      idOf(kind.candidate, i),
      idOf(kind.person, i),
      `${of(Object.values(levels), i, 5)} ${of(Object.values(disciplines), i, 6)}`,
      of(keysOf(disciplines), i, 6),
      of(keysOf(levels), i, 5),
      [of(keysOf(sectors), i, 7), of(keysOf(sectors), i, 8)],
      ["revit"],
      drawn(i, 9, 30),
      drawn(i, 10, 3) ? plusDays(dayIn("UTC", now), drawn(i, 11, 120) - 40) : null,
      owner(i),
      "Bench",
      at(1 + drawn(i, 4, 900)),
      at(drawn(i, 4, 900)),
    ],
  );
  await copyRows(
    sql,
    "licenses",
    ["id", "candidate_id", "type", "discipline", "state", "status", "expires_on", "created_at", "updated_at"],
    people,
    (i) =>
      drawn(i, 12, 10) < 7
        ? [
            idOf(kind.license, i),
            idOf(kind.candidate, i),
            of(["PE", "RA", "EIT", "PLS"], i, 13),
            of(keysOf(disciplines), i, 6),
            of(places, i, 14).state,
            drawn(i, 15, 12) ? "active" : "lapsed",
            plusDays(dayIn("UTC", now), drawn(i, 16, 900) - 100),
            at(300),
            at(300),
          ]
        : null,
  );
}
