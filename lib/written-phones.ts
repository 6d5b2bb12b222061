type WrittenPhone = { raw: string; kind: "mobile" | "work" | "home" | null };
/** `cut`: a spreadsheet rounded the number, and its last digits are gone. */
type Left = { text: string; why: "cut" | "none" };

const labels: [RegExp, WrittenPhone["kind"]][] = [
  [/(?:^|[\s(])(?:c|m|cell(?:ular|phone)?|mobile|mob)(?:[:.)]|\b(?=[\s#]|$))\.?:?/i, "mobile"],
  [/(?:^|[\s(])(?:w|o|b|d|work|office|business|direct|desk)(?:[:.)]|\b(?=[\s#]|$))\.?:?/i, "work"],
  [/(?:^|[\s(])(?:h|home|res|residence)(?:[:.)]|\b(?=[\s#]|$))\.?:?/i, "home"],
  [/(?:^|[\s(])(?:t|p|tel|ph|phone|telephone|main)(?:[:.)]|\b(?=[\s#]|$))\.?:?/i, null],
];
const extension = /[\s,;]*(?:\bext(?:ension|n)?\.?:?|\bx\.?|#)\s*(\d{1,7})\s*$/i;
const scientific = /^\+?(\d)(?:[.,](\d+))?e\+?(\d{1,2})$/i;
const letters = "22233344455566677778889999";

/**
 * The numbers in a cell: two with "/" or "or" between them, "c: (813) 555-0146", "813-555-0145 ext. 204", a vanity
 * number, or one that a spreadsheet turned into 8.135550146E+09.
 */
export function readPhones(text: string): { phones: WrittenPhone[]; left: Left[] } {
  const phones = new Map<string, WrittenPhone>();
  const left: Left[] = [];
  for (const part of partsOf(text)) {
    const read = readPhonePart(part);
    if ("why" in read) left.push(read);
    else if (!phones.has(read.raw.replaceAll(/[^\dx+]/g, ""))) phones.set(read.raw.replaceAll(/[^\dx+]/g, ""), read);
  }
  return { phones: [...phones.values()], left };
}

function partsOf(text: string): string[] {
  const pieces = text
    .split(/\s*(?:[\n;|]|\s\/\s?|\/(?=\s?[(+\d])|,(?!\s*(?:x|ext|#))|\bor\b|\band\b|&)\s*/i)
    .map((one) => one.trim())
    .filter(Boolean);
  const parts: string[] = [];
  for (const piece of pieces) {
    const digits = piece.replace(extension, "").replaceAll(/\D/g, "").length;
    // "813/555-0146" is one number, and so is "(813) 555, 0146".
    const before = parts.at(-1);
    const ofBefore = (before ?? "").replaceAll(/\D/g, "").length;
    if (before !== undefined && ofBefore < 7 && ofBefore + digits <= 11 && ofBefore > 0)
      parts[parts.length - 1] = `${before} ${piece}`;
    else parts.push(piece);
  }
  return parts;
}

function readPhonePart(part: string): WrittenPhone | Left {
  let said = part.replace(/^tel:/i, "").replace(/(\d)\.0$/, "$1");
  let kind: WrittenPhone["kind"] = null;
  for (const [label, is] of labels) {
    const before = said;
    said = said.replace(label, " ");
    if (before !== said) kind ??= is;
  }
  const [, first, rest = "", power] = scientific.exec(said.trim()) ?? [];
  if (first !== undefined) {
    const places = Number(power);
    // A spreadsheet that shows fewer digits than the number has kept only those.
    if (places < 6 || places > 14 || rest.length < places) return { text: part, why: "cut" };
    return { raw: `${first}${rest.slice(0, places)}`, kind };
  }
  const [found, ext] = extension.exec(said) ?? [];
  if (found) said = said.slice(0, -found.length);
  const number = withoutLetters(
    said
      .replace(/^00(?=[1-9])/, "+")
      .replaceAll(/\(\s*\)/g, "")
      .replaceAll(/\s+/g, " ")
      .trim(),
  );
  const digits = number.replaceAll(/\D/g, "");
  if (digits.length < 5 || digits.length > 15 || /^(\d)\1*$/.test(digits) || /\p{L}{2}/u.test(number))
    return { text: part, why: "none" };
  return { raw: `${number.replace(/^[^+\d(]+|[^\d)]+$/g, "")}${ext ? ` x${ext}` : ""}`, kind };
}

/** "1-800-FLOWERS" as it is dialed. */
function withoutLetters(text: string): string {
  const spelled = /^[+\d\s().-]*\d[\s().-]*[A-Z][A-Z\s.-]*$/i.test(text) ? text.toUpperCase() : "";
  const count = spelled.replaceAll(/[^A-Z\d]/g, "").length;
  if (count < 10 || count > 13 || (spelled.match(/[A-Z]/g) ?? []).length < 4) return text;
  return spelled.replaceAll(/[A-Z]/g, (letter) => letters[letter.charCodeAt(0) - 65] ?? "");
}
