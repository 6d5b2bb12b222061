const companyEndings = /[\s,]+(inc|llc|llp|pllc|ltd|corp|corporation|co|company|pc|pa|plc|group|lp)\.?$/i;

/**
 * Whether words name a client, with or without its "Inc."; before a submittal they must not (docs/rules-of-contact.md,
 * rule 10).
 */
export function namesClient(words: string, clientName: string): boolean {
  const text = plain(words);
  return nameForms(clientName).some((form) => text.includes(` ${form} `));
}

function nameForms(clientName: string) {
  const forms = new Set<string>();
  for (let name = clientName.trim(); name !== "";) {
    forms.add(plain(name).trim());
    const shorter = name.replace(companyEndings, "").trim();
    if (shorter === name) break;
    name = shorter;
  }
  return [...forms].filter((form) => form.length > 1);
}

function plain(text: string) {
  return ` ${text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
}
