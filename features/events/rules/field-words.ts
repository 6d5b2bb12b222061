/** Fields whose word on screen is not their name. */
const words: Record<string, string> = {
  reqNumber: "req number",
  payMinCents: "pay",
  payMaxCents: "pay",
  payUnit: "pay",
  blindDescription: "confidential description",
  requiredLicense: "required license",
  startOn: "start date",
  guaranteeDays: "guarantee",
  ownerId: "owner",
  contactId: "contact",
  zip: "ZIP",
  term: "employment type",
};

/** Names of changed fields as a recruiter says them, each once: "title, pay". The zone follows the ZIP, so it is not said. */
export function fieldWords(fields: string[]): string {
  const said = fields.filter((one) => one !== "zone").map((one) => words[one] ?? one);
  return [...new Set(said)].join(", ");
}
