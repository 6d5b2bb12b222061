/** What may be shared: a page of the public web, by its name and over https. */
export function readLink(pasted: string): { url: string } | { problem: string } {
  const text = pasted.trim();
  if (text === "") return { problem: "Paste the link." };
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url) return { problem: "Paste a whole link, such as https://company.com/news." };
  if (url.protocol !== "https:") return { problem: "The link has to begin with https://." };
  if (url.username !== "" || url.password !== "") return { problem: "This link has a name or password in it." };
  if (!isPublic(url.hostname))
    return { problem: "This link only works inside a network. Paste one that everyone can open." };
  const tracked = Array.from(url.searchParams.keys()).filter((name) => tracking.test(name));
  for (const name of tracked) url.searchParams.delete(name);
  const link = asOneWord(url.href);
  return link.length > mostLetters
    ? { problem: "This link is too long. Look for the page's own, shorter link." }
    : { url: link };
}

/** Why this cannot be shared, in a sentence; null where it can. */
export function linkProblem(pasted: string): string | null {
  const link = readLink(pasted);
  return "problem" in link ? link.problem : null;
}

const mostLetters = 1_000;
/** What newsletters add to a link to tell who opened it: the same page is the same link without. */
const tracking = /^(utm_\w+|fbclid|gclid|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi)$/i;
const inside = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|test|invalid|example|onion)$|\.home\.arpa$/;

/**
 * Named, and in a domain that the public can look up. An address in numbers is none, however it is written: the parser
 * has made one of "2130706433" and "0x7f.1" already.
 */
function isPublic(host: string): boolean {
  const name = host.replace(/\.$/, "");
  return name.includes(".") && !name.startsWith("[") && !/^[\d.]+$/.test(name) && !inside.test(name);
}

/** Brackets, and a sign that ends a sentence, would end the link in the words of an email. */
function asOneWord(href: string): string {
  return href.replaceAll(/[()[\]]|[.,;:!?]$/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A link in what was pasted, and what stood beside it: phones share "Title https://...". */
export function readPaste(pasted: string): { link: string; title: string } {
  const [link = ""] = /https?:\/\/\S+/.exec(pasted) ?? [];
  if (link === "") return { link: pasted.trim(), title: "" };
  const beside = pasted.replace(link, " ").replaceAll(/\s+/g, " ").trim();
  return { link, title: beside.replace(/^[-–—|:\s]+|[-–—|:\s]+$/g, "") || titleOf(link) };
}

/** What a link says of its page: "/news/58123-bridge-program-grows.html" is "Bridge program grows". */
export function titleOf(link: string): string {
  const url = URL.canParse(link) ? new URL(link) : null;
  const last = url?.pathname.split("/").findLast((part) => /\p{L}{3}/u.test(part)) ?? "";
  const words = readable(last)
    .replace(/\.\w{2,5}$/, "")
    .split(/[-_+\s]+/)
    .filter((word) => word !== "" && !/^\d{3,}$/.test(word));
  const title = words.join(" ");
  return words.length < 2 ? "" : title.charAt(0).toLocaleUpperCase("en-US") + title.slice(1);
}

function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A sign that is no percent-encoding stays as it is written.
    return part;
  }
}
