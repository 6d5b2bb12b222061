const placeholder =
  /^(?:#?n\/?a|n\.a\.|#(?:ref|value|name|null|div\/0)[!?]|null|nil|none|undefined|tbd|tba|unknown|not available|\(?blank\)?|\(none\)|[-–—_.?*]+)$/i;

/** What people and systems write where they have nothing to say. */
export function isPlaceholder(cell: string): boolean {
  return placeholder.test(cell);
}

/** The same for a part of a name: there are people called Null, None or Na, but not NULL. */
export function isNoName(cell: string): boolean {
  return isPlaceholder(cell) && !(/^\p{Lu}\p{Ll}+$/u.test(cell) && !/^(?:Unknown|Undefined|Blank)$/.test(cell));
}

const yes =
  /^(?:y|yes|true|t|1|x|on|checked|✓|✔|☑|opt(?:ed)?[ -]?out|unsubscribed|do not (?:email|contact|mail)|dnc|dne|bounced|cleaned|complained|spam|blocked|s[ií]|ja|oui)$/i;
const no =
  /^(?:n|no|false|f|0|off|unchecked|opt(?:ed)?[ -]?in|subscribed|active|ok|okay|valid|deliverable|allowed|nein|non)$/i;

/** Yes or no as systems write them; `unclear` for all else that says something. */
export function readYes(cell: string): "yes" | "no" | "unclear" | null {
  if (cell === "" || isPlaceholder(cell)) return null;
  if (yes.test(cell)) return "yes";
  return no.test(cell) ? "no" : "unclear";
}
