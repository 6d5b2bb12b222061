const divider = /^\s*(?:-{2,}|_{2,}|[–—]{1,3}|\*{3,}|={3,})\s*$/;
const device =
  /^\s*(?:sent (?:from|via|using|with)\b|get outlook for|download outlook|enviado (?:desde|con|mediante|por)\b|obtener outlook|envoyé (?:de|depuis) mon|von meinem .{0,40}gesendet|inviato da|verzonden vanaf)/i;
const notice =
  /^\s*\*{0,2}(?:confidentiality (?:notice|note)|confidential:|notice:|disclaimer\b|this (?:e-?mail|message|communication)\b.{0,80}\b(?:confidential|intended|privileged)|the information (?:contained )?in this|please consider the environment|aviso (?:legal|de confidencialidad)|este (?:correo|mensaje)\b.{0,80}\bconfidencial)/i;
/** What people end with, alone on its line or before their name. */
const signOff =
  /^(?:many thanks|thanks(?: (?:so much|a lot|again|and regards|in advance|and have a (?:good|great) (?:day|one|week)))?|thank you(?: (?:so much|very much|again|and have a (?:good|great) (?:day|one|week)))?|thx|ty|tks|best(?: (?:regards|wishes))?|kind(?:est)? regards|warm(?:est)? regards|(?:with )?regards|rgds|br|cheers|sincerely(?: yours)?|yours (?:truly|sincerely|faithfully)|respectfully|very respectfully|v\/?r|all the best|take care|talk soon|have a (?:good|great|nice) (?:day|one|week|weekend)|gracias(?: de antemano)?|muchas gracias|mil gracias|saludos(?: cordiales)?|un (?:cordial )?saludo|atentamente|cordialmente|atte)\b/i;
const salutation =
  /^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hola|buen[oa]s (?:d[ií]as|tardes|noches)|estimad[oa]s?)\b(?:[ ,]+(?:there|all|team|[\p{Lu}][\p{L}'’.-]*)){0,4}\s*[,:!.—-]*\s*(?=$|\n|\S)/u;
const word = "[\\p{Lu}][\\p{L}'’.-]*";
const name = new RegExp(
  `^(?:[-–—~]\\s*)?${word}(?:\\s+(?:${word}|de|del|la|van|von|der)){0,4}(?:,\\s*(?:[A-Z][A-Za-z.]{1,6}|[A-Z]{2,7}))*[.,]?$`,
  "u",
);
const contact =
  /(?:\+?\d[\d().\s/-]{6,}\d|https?:\/\/|www\.|@[\w.-]+\.\w{2,}|^\s*(?:tel|phone|cell|mobile|office|fax|direct|linkedin|o|c|m|p|t|f)\s*[:.|])/i;
const title =
  /\b(?:engineer|architect|manager|superintendent|estimator|director|designer|president|principal|partner|surveyor|inspector|coordinator|drafter|associate|owner|consultant|ingenier[oa]|arquitect[oa]|gerente|inc|llc|p\.?c\.?|group|associates)\b/i;
/** Words that are a request, not a name, though they stand alone and begin with a capital. */
const request =
  /^(?:stop|stopall|end|quit|cancel|cancelar|unsub\w*|un-?subscribe\w*|remove|delete|baja|basta|alto|parar|no|yes|s[ií]|please|interested|opt|take|do|don)\b/i;

/**
 * What somebody wrote themselves, of the new part of a reply: without greeting, sign-off, signature, what their device
 * adds and what their company's server adds. Never empty where something was there.
 */
export function ownWords(fresh: string): string {
  const lines = fresh.replace(/\r\n?/g, "\n").slice(0, 20_000).split("\n");
  const cut = lines.findIndex((line, index) => isEnd(lines, index, line));
  const kept = cut === -1 ? lines : lines.slice(0, cut);
  const before = inlineDevice(kept.join("\n").trim());
  const words = withoutGreeting(withoutSignature(before.split("\n")).join("\n").trim());
  return words === "" ? inlineDevice(fresh.trim()) : words;
}

function isEnd(lines: string[], index: number, line: string) {
  if (index === 0) return false;
  if (divider.test(line) || device.test(line) || notice.test(line)) return true;
  return isSignOff(line) && lines.slice(index + 1).every((next) => isShort(next)) && lines.length - index <= 12;
}

function isShort(line: string) {
  return line.trim().length <= 70 && !/[a-z]{3,}[.!?]\s+\S/.test(line);
}

/** "Thanks", "Thanks, John", "Best regards, Ana Ruiz, PE": nothing else on the line. */
function isSignOff(line: string) {
  const text = line.trim();
  const found = signOff.exec(text);
  if (!found) return false;
  const rest = text.slice(found[0].length).replace(/^[\s,.!;:—–-]+/, "");
  return rest === "" || (name.test(rest) && !request.test(rest));
}

/** A sign-off at the end of the last line of words: "Please take me off your list. Thanks, John". */
function withoutTail(line: string) {
  const parts = line.split(/(?<=[.!?,;])\s+/);
  for (let from = Math.max(1, parts.length - 3); from < parts.length; from += 1) {
    const tail = parts.slice(from).join(" ");
    if (isSignOff(tail)) return parts.slice(0, from).join(" ");
  }
  return line;
}

function withoutSignature(lines: string[]): string[] {
  const left = [...lines];
  while (left.length > 1) {
    const last = left.at(-1)?.trim() ?? "";
    if (last !== "" && !isSignatureLine(last)) break;
    left.pop();
  }
  const last = left.pop() ?? "";
  return [...left, withoutTail(last)];
}

function isSignatureLine(line: string) {
  if (request.test(line)) return false;
  if (isSignOff(line)) return true;
  if (line.length > 80 || /[a-z]{3,}[.!?]\s+\S/.test(line)) return false;
  return name.test(line) || (contact.test(line) && line.split(/\s+/).length <= 10) || isTitle(line);
}

function isTitle(line: string) {
  return title.test(line) && line.split(/\s+/).length <= 6 && /^\p{Lu}/u.test(line) && !/[.!?]$/.test(line);
}

function inlineDevice(text: string) {
  return text.replace(/\s+(?:sent from my|enviado desde mi)\s+[\w' ]{2,40}\.?$/i, "").trim();
}

function withoutGreeting(text: string) {
  const found = salutation.exec(text);
  const rest = found ? text.slice(found[0].length).trim() : "";
  return rest === "" ? text : rest;
}
