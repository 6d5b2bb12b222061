import { z } from "zod";
import { isDay } from "./day";
import { plainLine, plainLines, storable } from "./text";

const tooLong = (max: number) => `Use at most ${max.toLocaleString("en-US")} characters.`;

/** A text as it was given, but for what cannot be stored: a password, a token, a query string. */
export const anyText = (max: number, error = tooLong(max)) => z.string().overwrite(storable).max(max, error);

/** One line of a form. */
export const line = (max: number, error = tooLong(max)) => z.string().overwrite(plainLine).max(max, error);

/** A text of several lines. */
export const lines = (max: number, error = tooLong(max)) => z.string().overwrite(plainLines).max(max, error);

/** A day of the calendar, as text. */
export const day = (error = "Enter a date.") => z.iso.date(error).refine(isDay, error);

/** A moment, of the same years. */
export const instant = (error?: string) =>
  z.coerce.date(error).min(new Date("1900-01-01T00:00:00Z"), error).max(new Date("2200-01-01T00:00:00Z"), error);

/** A day and hour as the clocks of whoever typed it show them: "2026-03-12T09:00". */
export const wallClock = (error = "Pick a day and a time.") =>
  line(16)
    .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, error)
    .refine((text) => isDay(text.slice(0, 10)), error);

/** The version of a row that a form was filled from: a number as the database can hold it. */
export const version = z.int32().positive();

/** A text of somebody else's machine: read as it is, however long. */
export const wireText = z.string().overwrite(storable);

const databaseText = /^(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d{1,6})?)([+-](?:0\d|1[0-4]))(:[0-5]\d)?$/;
const offsetDatetime = z.iso.datetime({ offset: true });

/** A moment as PostgreSQL writes one, in a cursor that anybody may have written by hand: as text, since it knows microseconds. */
export const databaseInstant = anyText(40).refine((text) => {
  const [, wall = "", hours = "", minutes = ":00"] = databaseText.exec(text) ?? [];
  return (
    wall >= "1900" && wall < "2200" && offsetDatetime.safeParse(`${wall.replace(" ", "T")}${hours}${minutes}`).success
  );
});
