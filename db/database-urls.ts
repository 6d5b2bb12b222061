/** One database by the two roles that Callback has there; with a single role both are the same. */
export type DatabaseUrls = {
  /** Web, worker and everything of the product: reads and writes rows, owns nothing. */
  url: string;
  /** Migrations, and what a test or the demonstration firm needs done to the database itself. */
  ownerUrl: string;
};

/** Another database of the same server, by the same roles. */
export function urlsOf({ url, ownerUrl }: DatabaseUrls, database: string): DatabaseUrls {
  return { url: new URL(`/${database}`, url).href, ownerUrl: new URL(`/${database}`, ownerUrl).href };
}
