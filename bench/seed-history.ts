import { dayIn, plusDays } from "@/lib/calendar";
import { copyRows, drawn, idOf } from "./copy";
import { kind } from "./kinds";
import { boardCards, interviewedAgo, type Scale } from "./scale";

/** What the history has beside moves, close-outs and touches: edits, openings, submittals, moved interviews, debriefs, declines. */
export async function seedHistory({ sql, positions, candidacies, boards, now, at, owner }: Scale) {
  await copyRows(sql, "position_changes", ["id", "position_id", "kind", "at", "by", "fields"], positions * 5, (i) => [
    idOf(kind.positionChange, i),
    idOf(kind.position, i % positions),
    "edited",
    at(drawn(i, 60, 400)),
    owner(i),
    ["payMaxCents", "startOn"],
  ]);
  await copyRows(sql, "opening_changes", ["id", "opening_id", "kind", "at", "by"], positions, (i) => [
    idOf(kind.openingChange, i),
    idOf(kind.opening, i),
    "added",
    at(540),
    owner(i),
  ]);
  await copyRows(sql, "submittals", ["id", "candidacy_id", "submitted_on", "by", "created_at"], candidacies, (i) => {
    if (i % 5 !== 0) return null;
    const ago = drawn(i, 61, 300);
    const ids = [idOf(kind.submittal, i), idOf(kind.candidacy, i)];
    return [...ids, plusDays(dayIn("UTC", now), -ago), owner(i), at(ago)];
  });
  const cards = boards * boardCards;
  const hasInterview = (i: number) => i % 7 >= 3;
  await copyRows(
    sql,
    "interview_changes",
    [
      "id",
      "interview_id",
      "kind",
      "at",
      "by",
      "from_starts_at",
      "from_ends_at",
      "from_zone",
      "to_starts_at",
      "to_zone",
    ],
    cards,
    (i) => {
      if (!hasInterview(i) || i % 3 !== 0) return null;
      const ids = [idOf(kind.interviewChange, i), idOf(kind.interview, i)];
      const zone = "America/New_York";
      return [...ids, "moved", at(25), owner(i), at(20), at(19), zone, at(interviewedAgo(i)), zone];
    },
  );
  await copyRows(sql, "debriefs", ["id", "interview_id", "side", "note", "at", "by"], cards, (i) => {
    if (!hasInterview(i) || interviewedAgo(i) <= 0) return null;
    return [
      idOf(kind.debrief, i),
      idOf(kind.interview, i),
      "candidate",
      "Wants to hear the pay first",
      at(0),
      owner(i),
    ];
  });
  const declined = ["id", "candidacy_id", "opening_id", "pay_cents", "pay_unit", "extended_at", "state", "answered_at"];
  await copyRows(sql, "offers", [...declined, "decline_reason", "by"], cards, (i) => {
    if (i % 50 !== 0) return null;
    const ids = [idOf(kind.offer, i), idOf(kind.candidacy, i), idOf(kind.opening, Math.floor(i / boardCards))];
    return [...ids, 11_500_000, "year", at(90), "declined", at(85), "pay", owner(i)];
  });
}
