/** "(813) 555-0142" for a US number, "+44 20 7946 0018" as given for others, the raw text where it cannot be dialed. */
export function phoneText({ e164, raw }: { e164: string | null; raw: string }): string {
  const [, area, exchange, line] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164 ?? "") ?? [];
  if (!area) return raw.trim() || (e164 ?? "");
  const [extension] = /(?:x|ext\.?|extension)\s*\d{1,6}\s*$/i.exec(raw) ?? [];
  const suffix = extension ? ` x${extension.replace(/\D/g, "")}` : "";
  return `(${area}) ${exchange}-${line}${suffix}`;
}
