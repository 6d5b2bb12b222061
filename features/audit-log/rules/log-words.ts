/** Words of fields whose name a reader would not know; others are said as they are written. */
const fields: Readonly<Record<string, string>> = {
  ownerId: "owner",
  recruiterId: "recruiter",
  firstStepsDismissedAt: "first steps dismissed",
  passwordHash: "password",
  expiresAt: "expiry",
  mainContactId: "main contact",
  contactId: "contact",
  payCents: "pay",
  payMinCents: "lowest pay",
  payMaxCents: "highest pay",
  zip: "ZIP",
  linkedinUrl: "LinkedIn",
  interestedAt: "interested",
  saidYesAt: "agreed to be submitted",
  closedAt: "closed out",
  blindDescription: "confidential description",
};

/** Said by whom or what the entry is about. */
const unsaid = new Set(["personId", "zone", "version"]);

/** The words of changed fields, each once. */
export function wordsOfFields(names: readonly string[]): string[] {
  return [...new Set(names.filter((name) => !unsaid.has(name)).map(wordsOfField))];
}

/** "currentEmployer" is "current employer". */
export function wordsOfField(field: string): string {
  const own = Object.hasOwn(fields, field) ? fields[field] : undefined;
  return (
    own ??
    field
      .replaceAll(/([A-Z])/g, " $1")
      .replaceAll(/[._]/g, " ")
      .toLowerCase()
  );
}

/** A value of the log in a line: what is empty has a dash, a list its parts. */
export function wordsOfValue(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.length === 0 ? "–" : value.map(wordsOfValue).join(", ");
  return typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
}
