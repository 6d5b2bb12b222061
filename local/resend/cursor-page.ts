import { Problem } from "./problem";

/** A list as Resend gives it: newest first, cut by `limit`, `after` and `before`. */
export function cursorPage<T extends { id: string }>(url: URL, items: T[], show: (item: T) => unknown): string {
  const limit = Number(url.searchParams.get("limit") ?? 20);
  const after = url.searchParams.get("after");
  const before = url.searchParams.get("before");
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw new Problem(422, "invalid_parameter", "The `limit` must be a whole number from 1 to 100.");
  }
  if (after && before) throw new Problem(422, "invalid_parameter", "Use either `after` or `before`, not both.");
  const cursor = after ?? before;
  const at = cursor ? items.findIndex((item) => item.id === cursor) : -1;
  if (cursor && at < 0) {
    throw new Problem(422, "invalid_parameter", "The cursor is not the ID of an email in this list.");
  }
  const from = before ? Math.max(0, at - limit) : at + 1;
  const to = before ? at : from + limit;
  const hasMore = before ? from > 0 : to < items.length;
  return JSON.stringify({ object: "list", has_more: hasMore, data: items.slice(from, to).map(show) });
}
