import { parseAsArrayOf, parseAsString } from "nuqs/server";

/** The URL of the compose page: who, about what, by which template, and why the month is broken where it is. */
export const composeParsers = {
  people: parseAsArrayOf(parseAsString).withDefault([]),
  position: parseAsString,
  reopening: parseAsString,
  template: parseAsString,
  override: parseAsString,
};
