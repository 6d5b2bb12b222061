import type { PageNames } from "@/db/vocabulary/submittals";

/** Several looks within these minutes are one. */
export const lookMinutes = 5;

type Name = { firstName: string; lastName: string };

/** What a page calls somebody: their name, its first letters, or nothing that says who it is. */
export function shownName(names: PageNames, { firstName, lastName }: Name, place: number): string {
  if (names === "numbered") return `Candidate ${place}`;
  if (names === "full") return `${firstName} ${lastName}`.trim();
  const letters = [firstName, lastName].flatMap((name) => Array.from(name.trim()).slice(0, 1));
  return letters.length > 0 ? letters.map((letter) => `${letter.toUpperCase()}.`).join(" ") : `Candidate ${place}`;
}

export type PageState = "live" | "expired" | "closed" | "position_closed";

type Ends = { expiresAt: Date; closedAt: Date | null; contactLeftAt: Date | null; positionStatus: string };

/** Whether a page is still open to whoever has its link; a contact who has left the client reads nothing there. */
export function pageState({ expiresAt, closedAt, contactLeftAt, positionStatus }: Ends, now: Date): PageState {
  if (closedAt || contactLeftAt) return "closed";
  if (expiresAt <= now) return "expired";
  return positionStatus === "closed" ? "position_closed" : "live";
}

/** Programs that open links before a person does: scanners of email, previews of chats, crawlers, and whatever says nothing. */
const program =
  /bot\b|crawl|spider|scan|preview|proofpoint|mimecast|barracuda|safelinks|symantec|fireeye|trend ?micro|googleimageproxy|facebookexternalhit|slack|whatsapp|curl|wget|python|java\/|go-http|okhttp|node/i;

/** Whether a look at a page is taken for that of a person. */
export function isLook({ method, headers }: { method: string; headers: Headers }): boolean {
  const agent = headers.get("user-agent") ?? "";
  const early = /prefetch|prerender|preview/i.test(
    `${headers.get("sec-purpose") ?? ""} ${headers.get("purpose") ?? ""} ${headers.get("x-purpose") ?? ""}`,
  );
  return method === "GET" && !early && agent !== "" && !program.test(agent);
}
