import type { Sql } from "postgres";
import { places } from "../local/demo/places";
import { drawn, idOf } from "./copy";
import { kind } from "./kinds";

/** What each part of the seed needs to know. */
export type Scale = ReturnType<typeof scaleOf>;

export const recruiterCount = 20;
/** The first positions, one in a hundred, have a board of so many live cards, alike in each of its seven columns. */
export const boardCards = 200;
const day = 86_400_000;

/** 2,000 positions and 300,000 candidacies for each 100,000 people. */
export function scaleOf(sql: Sql, people: number, now: Date) {
  const boards = Math.max(1, Math.round(people / 5000));
  return {
    sql,
    people,
    now,
    positions: Math.max(20, Math.round(people / 50)),
    boards,
    isClosed: (position: number) => position >= boards && drawn(position, 20, 3) !== 0,
    candidacies: people * 3,
    /** So many days ago. */
    at: (ago: number) => new Date(now.getTime() - ago * day),
    place: (index: number) => of(places, index, 1),
    owner: (index: number) => idOf(kind.recruiter, drawn(index, 2, recruiterCount)),
  };
}

/** Days since the interview of a card; of one that is to come they are below zero. */
export function interviewedAgo(card: number): number {
  return drawn(card, 41, 12) - 10;
}

export function of<T>(from: readonly T[], index: number, salt: number): T {
  return from[drawn(index, salt, from.length)] as T;
}
