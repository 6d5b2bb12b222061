import { normalizeZip } from "./zip";

const inUsa =
  /^(?:|u\.?s\.?a?\.?|united states(?: of america)?|america|us of a|estados unidos|ee\.? ?uu\.?|puerto rico|guam|us virgin islands)$/i;

/** Whether a row is about somebody in the United States: no country is the United States. */
export function isInUsa(country: string): boolean {
  return inUsa.test(country.trim());
}

const shortNames: Record<string, string> = Object.fromEntries(
  (
    "AL ala|AK alas|AZ ariz|AR ark|CA cal calif|CO col colo|CT conn|DE del|DC dc districtofcolumbia washingtondc washdc|FL fla flor|GA geo|HI haw|ID ida|IL ill ills|IN ind|IA io|KS kan kans|" +
    "KY ken kent|LA lou|ME mai|MD mdland|MA mass|MI mich|MN minn|MS miss|MO misso|MT mont|NE neb nebr|NV nev|NH nhamp|NJ njers|NM nmex newmex|NY nyork newyorkstate|NC ncar|ND ndak|OH ohio|" +
    "OK okla|OR ore oreg|PA penn penna|PR puertorico|RI rhodeisl|SC scar|SD sdak|TN tenn|TX tex|VT verm|VA virg|VI usvi virginislands usvirginislands|WA wash washingtonstate|WV wva wvirg|WI wis wisc|WY wyo|GU guam"
  )
    .split("|")
    .flatMap((line) => {
      const [code = "", ...words] = line.split(" ");
      return words.map((word) => [word, code]);
    }),
);

/** The code of a state: "Fla.", "N.Y.", "FL - Florida", "Washington, D.C."; null where it is none. `names`: name by code. */
export function readState<State extends string>(text: string, names: Record<State, string>): State | null {
  const said = text.replace(/,?\s*(?:USA|U\.S\.A?\.?|US|United States)$/i, "");
  const whole = plain(said);
  if (whole === "") return null;
  const codes = Object.keys(names) as State[];
  const find = (word: string) =>
    codes.find((code) => code.toLowerCase() === word || plain(names[code]) === word) ??
    codes.find((code) => code === shortNames[word]);
  const found = find(whole);
  if (found) return found;
  // "FL - Florida", "Florida (FL)": both say the same.
  const parts = said
    .split(/[-–(),/]/)
    .map(plain)
    .filter(Boolean);
  const each = new Set(parts.map(find));
  const [only] = each;
  return parts.length > 1 && each.size === 1 && only ? only : null;
}

/** Five digits: "2116" and "33602.0" of a spreadsheet, "33602-1234", "336021234". */
export function readZip(text: string): string | null {
  const said = text.replace(/\.0+$/, "").replaceAll(/\s*-\s*/g, "-");
  return normalizeZip(/^\d{9}$/.test(said) ? said.slice(0, 5) : said);
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z]/g, "");
}
