import { createParser } from "nuqs/server";
import { isDay } from "./day";
import { cutText, storable } from "./text";

/** More than anybody types into a filter, and a reason fits. */
const longest = 500;

// Not by the validator of the forms: the browser reads addresses on every screen, and that one weighs more than a table.
const id = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Words in a URL, which is anybody's to write. */
export const parseAsText = createParser<string>({
  parse: (text) => cutText(storable(text), longest),
  serialize: String,
});

/** The id of a row in a URL. What is none is left out, as if it were not there. */
export const parseAsId = createParser<string>({
  parse: (text) => (id.test(text) ? text.toLowerCase() : null),
  serialize: String,
});

/** A day of the calendar in a URL. */
export const parseAsDay = createParser<string>({
  parse: (text) => (isDay(text) ? text : null),
  serialize: String,
});
