import { createLoader } from "nuqs/server";
import { expect, test } from "vitest";
import { parseAsDay, parseAsId, parseAsText } from "./url-parsers";

const load = createLoader({ q: parseAsText, id: parseAsId, on: parseAsDay });
const id = "0192f0c0-0000-7000-8000-000000000001";

test.each([
  [`q=a%00b&id=${id.toUpperCase()}&on=2026-03-12`, { q: "ab", id, on: "2026-03-12" }],
  [`q=${"x".repeat(600)}`, { q: "x".repeat(500), id: null, on: null }],
  [`id=${"-".repeat(36)}&on=0000-01-01`, { q: null, id: null, on: null }],
  ["id=not-a-uuid&on=2026-02-30", { q: null, id: null, on: null }],
  ["q=%ED%A0%80", { q: "\ufffd\ufffd\ufffd", id: null, on: null }],
])("%s", (query, read) => {
  expect(load(new URLSearchParams(query))).toEqual(read);
});
