import { hash } from "node:crypto";
import { drawName } from "../../local/demo/names";
import { places } from "../../local/demo/places";
import { chanceOf } from "./chance";
import type { Guise } from "./write-world";

/** A name and a place for each key, which have nothing to do with what is recorded of them. */
export function guiseOf(key: string): Guise {
  const chance = chanceOf(Number.parseInt(hash("sha256", `guise ${key}`).slice(0, 8), 16));
  const { city, state, zip } = chance.pick(places);
  return { ...drawName(chance), city, state, zip, yearsExperience: chance.between(1, 35), summary: "" };
}
