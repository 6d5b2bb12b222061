import type { Context } from "@/db/context";
import { askedOf } from "../rules/asked";
import { type Found, nothingFound } from "../rules/found";
import { findClients, findPositions } from "./find-orders";
import { findPeople } from "./find-people";

/** People, contacts, positions and clients for the palette: at most six of a kind, best first. */
export async function findAnything(context: Context, typed: string): Promise<Found> {
  const asked = askedOf(typed);
  if (asked.words.length === 0) return nothingFound;
  const [people, positions, clients] = await Promise.all([
    findPeople(context, asked),
    findPositions(context, asked),
    findClients(context, asked),
  ]);
  return { ...people, positions, clients };
}
