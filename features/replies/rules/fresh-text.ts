const onWrote =
  /^[>\s]*(?:on|le|am|op|den|el|em|il|in data|w dniu|dnia|vào)\b.{0,300}?\b(?:wrote|a écrit|schrieb|schreef|skrev|escribió|escreveu|ha scritto|napisał\(a\)|napisał|kirjoitti|đã viết).{0,120}:?\s*$/i;
const wroteOnly = /^[>\s]*.{0,200}<[^<>\s]+@[^<>\s]+>.{0,80}(?:wrote|writes|a écrit|schrieb|skrev|kirjoitti)\s*:\s*$/i;
const divider =
  /^[>\s]*(?:-{2,}\s*(?:original message|original appointment|forwarded message|reply message|ursprüngliche nachricht|message d'origine|message original|mensaje original|messaggio originale|oorspronkelijk bericht|oprindelig meddelelse|opprinnelig melding|alkuperäinen viesti)\s*-{2,}|_{20,}|begin forwarded message:)\s*$/i;
const headerLine = /^[>\s*]*(?:from|de|von|van|da|fra|från|lähettäjä|expéditeur)\s?\*?\s?:\s*\*?\s*\S/i;
const headerFollows =
  /^[>\s*]*(?:sent|to|date|subject|cc|envoyé|à|objet|gesendet|an|datum|betreff|verzonden|aan|onderwerp|enviado|para|asunto|assunto|inviato|a|oggetto|sendt|til|emne|skickat|till|ämne|lähetetty|aihe)\s?\*?\s?:/i;
const quoted = /^\s*>/;

/**
 * What is new in a reply: everything before the quotation of our email, without the quoted lines. The whole text where
 * nothing new would be left: better too much than a reply that looks empty.
 */
export function freshText(text: string): string {
  const lines = text
    .replace(/\r\n?/g, "\n")
    .replace(/\u00a0/g, " ")
    .split("\n");
  const end = quotationStart(lines);
  const fresh = ownWords(lines.slice(0, end));
  if (fresh !== "") return fresh;
  // Some write below or between the lines they answer.
  const below = ownWords(lines.slice(end));
  return below === "" ? tidy(text) : below;
}

function quotationStart(lines: string[]) {
  for (let index = 0; index < lines.length; index += 1) {
    if (headLength(lines, index) > 0 && restIsQuotation(lines, index)) return index;
  }
  return lines.length;
}

function ownWords(lines: string[]) {
  const own: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const head = headLength(lines, index);
    if (head > 0) index += head - 1;
    else if (!quoted.test(lines[index] ?? "")) own.push(lines[index] ?? "");
  }
  return tidy(own.join("\n"));
}

/** "On Tue, ... wrote:", on one line or broken over up to four, a divider, or a block of From/Sent/To lines. */
function headLength(lines: string[], index: number): number {
  const line = lines[index] ?? "";
  if (line.length > 1_000) return 0;
  if (divider.test(line) || wroteOnly.test(line)) return 1;
  let joined = "";
  for (let count = 1; count <= 4 && index + count <= lines.length; count += 1) {
    const next = (lines[index + count - 1] ?? "").trim();
    if (next === "" || next.length > 300) break;
    joined = `${joined} ${next}`.trim();
    if (onWrote.test(joined) && joined.endsWith(":")) return count;
  }
  return headerLine.test(line) && [1, 2].some((next) => headerFollows.test(lines[index + next] ?? "")) ? 1 : 0;
}

/** After "wrote:" a quotation marked by ">" may end and the answer follow below; then the head does not end what is new. */
function restIsQuotation(lines: string[], index: number) {
  const rest = lines.slice(index + 1);
  const lastQuoted = rest.findLastIndex((line) => quoted.test(line));
  if (lastQuoted === -1) return true;
  return rest.slice(lastQuoted + 1).every((line) => line.trim() === "" || isSignature(line)) || !wroteByMarks(rest);
}

function wroteByMarks(rest: string[]) {
  const first = rest.findIndex((line) => line.trim() !== "");
  return first !== -1 && quoted.test(rest[first] ?? "");
}

function isSignature(line: string) {
  return /^(?:--|__|sent from my|get outlook for)/i.test(line.trim());
}

function tidy(text: string) {
  return text
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
