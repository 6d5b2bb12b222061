import { createParser } from "nuqs/server";
import { z } from "zod";
import { day } from "./input";
import { cutText, storable } from "./text";

/** More than anybody types into a filter, and a reason fits. */
const longest = 500;

const id = z.guid();
const aDay = day();

/** Words in a URL, which is anybody's to write. */
export const parseAsText = createParser<string>({
  parse: (text) => cutText(storable(text), longest),
  serialize: String,
});

/** The id of a row in a URL. What is none is left out, as if it were not there. */
export const parseAsId = createParser<string>({
  parse: (text) => (id.safeParse(text).success ? text.toLowerCase() : null),
  serialize: String,
});

/** A day of the calendar in a URL. */
export const parseAsDay = createParser<string>({
  parse: (text) => (aDay.safeParse(text).success ? text : null),
  serialize: String,
});
