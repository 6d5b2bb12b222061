import { dayIn, plusDays } from "@/lib/calendar";
import { copyRows, drawn, idOf } from "./copy";
import { kind } from "./kinds";
import { boardCards, interviewedAgo, type Scale } from "./scale";

/** What Today finds: callbacks of one person in twenty, and on the boards interviews past and to come, and decision dates. */
export async function seedDue({ sql, people, boards, now, at, owner }: Scale) {
  await copyRows(
    sql,
    "callbacks",
    ["id", "person_id", "recruiter_id", "due_at", "reason", "created_by", "created_at"],
    Math.floor(people / 20),
    (i) => [
      idOf(kind.callback, i),
      idOf(kind.person, i * 20),
      owner(i),
      at(drawn(i, 40, 40) - 35),
      "Ask how the license exam went",
      owner(i),
      at(40),
    ],
  );
  const cards = boards * boardCards;
  await copyRows(
    sql,
    "interviews",
    ["id", "candidacy_id", "round", "kind", "starts_at", "ends_at", "zone", "place", "created_at"],
    cards,
    (i) => {
      if (i % 7 < 3) return null;
      const ago = interviewedAgo(i);
      const ids = [idOf(kind.interview, i), idOf(kind.candidacy, i)];
      return [
        ...ids,
        1,
        "video",
        at(ago),
        new Date(at(ago).getTime() + 3_600_000),
        "America/New_York",
        "Teams",
        at(30),
      ];
    },
  );
  await copyRows(
    sql,
    "promises",
    ["id", "kind", "position_id", "candidacy_id", "due_on", "zone", "created_at"],
    cards,
    (i) => {
      if (i % 7 < 2) return null;
      const due = plusDays(dayIn("UTC", now), drawn(i, 42, 14) - 4);
      const position = idOf(kind.position, Math.floor(i / boardCards));
      return [idOf(kind.promise, i), "theirs", position, idOf(kind.candidacy, i), due, "America/New_York", at(20)];
    },
  );
}
