import { createLoader, createSerializer } from "nuqs/server";
import { expect, test } from "vitest";
import { columnParsers, pageParsers, parseAsSort } from "./table-url";

const parsers = { ...pageParsers, ...columnParsers, sort: parseAsSort(["name", "age"]).withDefault("name") };
const load = createLoader(parsers);
const nothing = { page: 1, after: null, before: null, columns: null, widths: null, sort: "name" };

test.each([
  ["", {}],
  ["page=3&after=x", { page: 3, after: "x" }],
  ["page=0", {}],
  ["page=-2", {}],
  ["page=two", {}],
  ["page=99999999999999999999", {}],
  ["sort=-age", { sort: "-age" }],
  ["sort=salary", {}],
  ["sort=--age", {}],
  ["columns=age,name", { columns: ["age", "name"] }],
  ["columns=", { columns: [] }],
  ["widths=age:90,name:240", { widths: { age: 90, name: 240 } }],
  ["widths=age:90,name:wide,city:-3,x:0,y:12345", { widths: { age: 90 } }],
])("%s", (query, read) => {
  expect(load(new URLSearchParams(query))).toEqual({ ...nothing, ...read });
});

test("what is usual is not written", () => {
  const serialize = createSerializer(parsers);
  expect(serialize({ page: 1, sort: "name" })).toBe("");
  expect(serialize({ page: 2, sort: "-age", widths: { age: 90.6 } })).toBe("?page=2&widths=age:91&sort=-age");
});
