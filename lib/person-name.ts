import {
  title,
  suffixes,
  known,
  ambiguous,
  phrases,
  particles,
  familyFirst,
  vietnamese,
  caseless,
  initial,
} from "./name-words";

/** A name as somebody wrote it into one cell or two. `sure` is false where a person should look at it. */
export type PersonName = {
  firstName: string;
  lastName: string;
  /** Jr., Sr., III: part of the name, and no credential. */
  suffix: string | null;
  /** PE, AIA, LEED AP BD+C: what stands behind a name and is none. */
  credentials: string[];
  sure: boolean;
};

/**
 * A whole name: "Smith, John", "Dr. Ana Ruiz", "Quill, Renata, PE, SE", "Devon Harte, Jr.". Titles go, credentials and
 * suffixes are told apart, and a nickname in quotes or brackets is left out. Null where it is no name.
 */
export function readPersonName(text: string): PersonName | null {
  const { rest, odd } = withoutNickname(text.replaceAll(/\s+/g, " ").trim());
  if (!/\p{L}/u.test(rest)) return null;
  const found = { credentials: [] as string[], suffix: null as string | null };
  let sure = !odd && !/\d|@|&|\/|\+|\band\b/i.test(rest.replaceAll(phraseAnywhere, ""));
  const names: string[] = [];
  const shouting = isOneCase(rest);
  for (const [at, part] of partsOf(rest).entries()) {
    const { kept, doubtful } = takeBehind(part, { found, alone: at > 0, shouting, before: names });
    if (doubtful) sure = false;
    if (kept !== "") names.push(kept);
  }
  const split = splitNames(
    names.map(withoutTitle).filter(Boolean),
    found.credentials.length > 0 || found.suffix !== null,
  );
  if (!split) return { firstName: recased(rest), lastName: "", suffix: null, credentials: [], sure: false };
  const [firstName, lastName] = shouting
    ? [recased(split.first), recasedFamily(split.last)]
    : [split.first, split.last];
  return { firstName, lastName, ...found, sure: sure && split.sure };
}

/** The same of two cells, in which titles and credentials stand as well. */
export function readNameParts(first: string, last: string): PersonName | null {
  const plainFirst = first.replaceAll(/\s+/g, " ").trim();
  const plainLast = last.replaceAll(/\s+/g, " ").trim();
  if (plainFirst === "" || plainLast === "") return readPersonName(plainFirst || plainLast);
  if (plainLast.toLowerCase().endsWith(plainFirst.toLowerCase()) && plainLast.includes(","))
    return readPersonName(plainLast);
  const found = { credentials: [] as string[], suffix: null as string | null };
  let sure = true;
  const shouting = isOneCase(`${plainFirst} ${plainLast}`);
  const clean = (text: string) => {
    const { rest, odd } = withoutNickname(text);
    const kept: string[] = [];
    for (const [at, part] of partsOf(rest).entries()) {
      const taken = takeBehind(part, { found, alone: at > 0, shouting, before: ["a b", ...kept] });
      if (taken.doubtful) sure = false;
      if (taken.kept !== "") kept.push(taken.kept);
    }
    if (odd || kept.length > 1 || /[\d@&/]/.test(kept.join())) sure = false;
    return withoutTitle(kept.join(", "));
  };
  const [firstName, lastName] = [clean(plainFirst), clean(plainLast)];
  if (firstName === "" && lastName === "") return null;
  if (shouting) return { firstName: recased(firstName), lastName: recasedFamily(lastName), ...found, sure };
  return { firstName, lastName, ...found, sure };
}

const phraseAnywhere = /BD\+C|BD&C|ID\+C|O\+M|OSHA[ -]?\d0|[23]rd|2nd|P\.?E\.?\s*[&/]\s*S\.?E\.?/gi;

function withoutNickname(text: string) {
  const rest = text
    .replaceAll(/\s*(?:"[^"]*"|“[^”]*”|\([^)]*\)|\[[^\]]*\]|(?<=\s)['‘][^'’]*['’](?=\s|$))\s*/g, " ")
    .replaceAll(/\s+,/g, ",")
    .replaceAll(/\s+/g, " ")
    .trim();
  return rest === "" ? { rest: text, odd: true } : { rest, odd: /["()[\]]/.test(rest) };
}

function partsOf(text: string): string[] {
  // A comma inside "LEED AP, BD+C" ends no name.
  return text
    .replaceAll(/(LEED AP),\s*(?=(?:BD\+C|ID\+C|O\+M|ND)\b)/gi, "$1 ")
    .split(/[,;]| [-–|] /)
    .map((part) => part.trim())
    .filter(Boolean);
}

type Behind = {
  found: { credentials: string[]; suffix: string | null };
  /** It stands behind a comma, so that all of it may be credentials. */
  alone: boolean;
  shouting: boolean;
  before: string[];
};

/** Takes suffix and credentials off the end of a part, or all of it; what is left is name. */
function takeBehind(part: string, { found, alone, shouting, before }: Behind) {
  let rest = part;
  let doubtful = false;
  const taken: string[] = [];
  const canBeName = alone && before.length === 1 && !before[0]?.includes(" ");
  for (;;) {
    const cut = cutBehind(rest);
    if (!cut) break;
    const words = cut.left === "" ? 0 : cut.left.split(" ").length;
    const isWhole = cut.left === "";
    if (isWhole && !alone) break;
    if (cut.suffix) {
      if (!isWhole && words < 1) break;
      found.suffix ??= cut.suffix;
    } else {
      const bare = cut.said.replaceAll(/[^\p{L}]/gu, "").toUpperCase();
      const isUpper = cut.said === cut.said.toUpperCase() || cut.said.includes(".") || bare === "PHD" || bare === "CXA";
      if (!isUpper && !cut.isPhrase) break;
      if (ambiguous.has(bare) && !cut.said.includes(".")) {
        if (isWhole && canBeName && shouting) doubtful = true;
        if (!isWhole && !alone && (words < 2 || shouting)) {
          // "Patel PE, Anita": a family name alone before a credential that is no family name.
          if (shouting || bare !== "PE") {
            if (words >= 2) doubtful = true;
            break;
          }
        }
      }
      if (!isWhole && alone && words === 1 && ambiguous.has(bare) && bare !== "PE" && shouting) break;
      taken.unshift(nameOf(bare, cut));
    }
    rest = cut.left;
    if (rest === "") break;
  }
  found.credentials.push(...taken);
  // "John Smith, XYZ": letters behind a name that nobody knows.
  if (alone && rest !== "" && /^[A-Z]{2,6}$/.test(rest) && !shouting && before.some((name) => name.includes(" "))) {
    found.credentials.push(rest);
    return { kept: "", doubtful: true };
  }
  return { kept: rest, doubtful };
}

/** The last word or phrase of a part where it is no name, and what stands before it. */
function cutBehind(part: string): { left: string; said: string; suffix?: string; isPhrase?: boolean } | null {
  const words = part.split(/(?<=[\p{L}.+\d])(?:\s*[/&]\s*|\s+)/u);
  for (const count of [4, 3, 2, 1]) {
    if (words.length < count) continue;
    const said = words.slice(-count).join(" ");
    const left = words
      .slice(0, -count)
      .join(" ")
      .replace(/[\s/&]+$/, "");
    if (phrases.exec(said)?.[0].length === said.length) return { left, said, isPhrase: true };
  }
  const said = (words.at(-1) ?? "").replace(/[,;]+$/, "");
  const left = words
    .slice(0, -1)
    .join(" ")
    .replace(/[\s/&]+$/, "");
  const bare = said.replaceAll(".", "").toLowerCase();
  const suffix = /^(?:\p{L}\.){2,}$/u.test(said) && !/^i+\./i.test(said) ? undefined : suffixes[bare];
  if (suffix && Object.hasOwn(suffixes, bare)) return { left, said, suffix };
  if (bare === "v" && left.split(" ").length > 1 && said === "V") return { left, said, suffix: "V" };
  const letters = said.replaceAll(/[.\-/]/g, "").toUpperCase();
  return known.has(letters) ? { left, said } : null;
}

function nameOf(bare: string, { said, isPhrase }: { said: string; isPhrase?: boolean }): string {
  if (bare === "PHD") return "PhD";
  if (bare === "CXA") return "CxA";
  return isPhrase || said.includes("+") ? said.toUpperCase() : bare;
}

function withoutTitle(name: string): string {
  const words = name.split(" ");
  let from = 0;
  while (from < words.length && title.test(words[from] ?? "")) from += 1;
  const kept = words.slice(from);
  while (kept.length > 1 && /^(?:mr|mrs|ms|miss|dr|prof)\.?$/i.test(kept.at(-1) ?? "")) kept.pop();
  return kept.join(" ");
}

type Split = { first: string; last: string; sure: boolean };

function splitNames(parts: string[], hasMore: boolean): Split | null {
  const [one, two, ...more] = parts;
  if (one === undefined) return null;
  if (two === undefined) return splitWords(one.split(" "), hasMore);
  const family = one.split(" ");
  const isSimple =
    family.length === 1 ||
    particles.has((family[0] ?? "").toLowerCase()) ||
    particles.has((family[1] ?? "").toLowerCase());
  const isCompany = /\b(?:inc|llc|ltd|corp|co|company|group|gmbh|associates)\.?$/i.test(two);
  return {
    first: [two, ...more].join(" "),
    last: one,
    sure: more.length === 0 && !isCompany && (isSimple || family.length === 2) && two.split(" ").length <= 3,
  };
}

function splitWords(words: string[], hasMore: boolean): Split {
  const [first = "", second = "", third = ""] = words;
  const low = words.map((word) => word.toLowerCase());
  // "Lee, AIA": a family name with what stands behind one.
  if (words.length === 1)
    return hasMore
      ? { first: "", last: first, sure: false }
      : { first, last: "", sure: !/[\p{Ll}]\p{Lu}\p{Ll}{3}/u.test(first) };
  if (words.every((word) => caseless.test(word))) return { first: words.slice(1).join(" "), last: first, sure: false };
  const particle = low.findIndex((word, at) => at > 0 && at < words.length - 1 && particles.has(word));
  const isVietnamese = vietnamese.has(plain(first)) && words.length > 2;
  if (isVietnamese) return { first, last: words.slice(1).join(" "), sure: false };
  if (particle > 0) {
    const joins = low[particle] === "y" || low[particle] === "e";
    const from = joins ? Math.max(1, particle - 1) : particle;
    const bare = words.slice(from).filter((word) => !particles.has(word.toLowerCase())).length;
    const before = words.slice(0, from);
    const sure =
      !joins && bare === 1 && (before.length === 1 || (before.length === 2 && initial.test(before[1] ?? "")));
    return { first: before.join(" "), last: words.slice(from).join(" "), sure };
  }
  if (words.length === 2) return { first, last: second, sure: !isTurned(first, second) };
  if (words.length === 3) {
    if (initial.test(second) || initial.test(first))
      return { first: `${first} ${second}`, last: third, sure: !initial.test(third) };
    return { first: `${first} ${second}`, last: third, sure: false };
  }
  if (words.slice(1, -1).every((word) => initial.test(word)))
    return { first: words.slice(0, -1).join(" "), last: words.at(-1) ?? "", sure: true };
  return { first: words.slice(0, 2).join(" "), last: words.slice(2).join(" "), sure: false };
}

/** "Kim Min-jun", "Smith J.": the family name may stand first. */
function isTurned(first: string, second: string): boolean {
  if (initial.test(second)) return true;
  return (
    familyFirst.has(plain(first)) &&
    (/^\p{Lu}\p{Ll}+-\p{L}\p{Ll}+$/u.test(second) || (!familyFirst.has(plain(second)) && vietnamese.has(plain(first))))
  );
}

function plain(word: string): string {
  return word.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D").toLowerCase();
}

function isOneCase(text: string): boolean {
  const letters = text.replaceAll(/[^\p{Lu}\p{Ll}]/gu, "");
  return letters.length > 3 && (letters === letters.toUpperCase() || letters === letters.toLowerCase());
}

/** "de la Cruz", but "St. John". */
function recasedFamily(name: string): string {
  return recased(name).replace(/^(?:De|Van|Von|Der|Da|Di|Del|Dos|Das|Du)(?= )/, (word) => word.toLowerCase());
}

/** A name that was written in capitals or without any, as people write it. */
function recased(name: string): string {
  return name
    .toLowerCase()
    .split(" ")
    .map((word, at) => {
      if (at > 0 && particles.has(word)) return word;
      if (/^(?:\p{L}\.)+$/u.test(word)) return word.toUpperCase();
      return word
        .replaceAll(/(^|[-'’.])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
        .replace(/^Mc(\p{L})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`);
    })
    .join(" ");
}
