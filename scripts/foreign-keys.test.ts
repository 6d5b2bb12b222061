import { sql } from "drizzle-orm";
import { foreignKey, index, integer, pgTable, primaryKey, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import { unindexedForeignKeys } from "./foreign-keys";

const parents = pgTable("parents", { id: uuid().primaryKey(), number: integer().unique() });

test("a foreign key needs an index that begins with it and leaves no reference out", () => {
  const children = pgTable(
    "children",
    {
      none: uuid().references(() => parents.id),
      second: uuid().references(() => parents.id),
      open: uuid().references(() => parents.id),
      leading: uuid().references(() => parents.id),
      sparse: uuid().references(() => parents.id),
      unique: uuid()
        .unique()
        .references(() => parents.id),
      primary: uuid().references(() => parents.id),
    },
    (t) => [
      index("one").on(t.leading, t.second),
      uniqueIndex("two")
        .on(t.open)
        .where(sql`${t.none} is null`),
      index("three")
        .on(t.sparse)
        .where(sql`${t.sparse} is not null`),
      primaryKey({ columns: [t.primary, t.none] }),
    ],
  );
  expect(unindexedForeignKeys([parents, children])).toEqual(["children.none", "children.second", "children.open"]);
});

test("a foreign key of two columns needs both in front, in either order", () => {
  const keyed = (name: string, ...order: ["a" | "b" | "c", ...("a" | "b" | "c")[]]) =>
    pgTable(name, { a: uuid(), b: integer(), c: integer() }, (t) => [
      foreignKey({ columns: [t.a, t.b], foreignColumns: [parents.id, parents.number] }),
      index("it").on(...(order.map((column) => t[column]) as [typeof t.a])),
    ]);
  expect(unindexedForeignKeys([keyed("turned", "b", "a"), keyed("apart", "a", "c", "b")])).toEqual(["apart.a+b"]);
});
