import { expect, test } from "vitest";
import { countRows, decodeText, readRows, shapeOf, writeRows, type FileRow } from "./csv-file";

const bytes = (text: string) => new TextEncoder().encode(text);
async function rowsOf(text: string) {
  const shape = shapeOf(bytes(text));
  const rows: FileRow[] = [];
  if (shape) for await (const row of readRows(shape)) rows.push(row);
  return { shape, rows };
}

test.each([
  ["comma", "Name,Email\nAna Torres,ana@people.test\n"],
  ["semicolon", "Name;Email\nAna Torres;ana@people.test\n"],
  ["tab", "Name\tEmail\nAna Torres\tana@people.test\n"],
  ["bar", "Name|Email\r\nAna Torres|ana@people.test\r\n"],
])("finds the delimiter: %s", async (_, text) => {
  const { shape, rows } = await rowsOf(text);
  expect(shape?.columns).toEqual(["Name", "Email"]);
  expect(rows).toEqual([{ line: 2, cells: ["Ana Torres", "ana@people.test"], broken: false }]);
});

test("a first row with an address is a person, and columns of one name are told apart", async () => {
  const headless = await rowsOf("Ana Torres,ana@people.test\nLi Chen,li@people.test\n");
  expect(headless.shape?.columns).toEqual(["Column 1", "Column 2"]);
  expect(headless.rows.map(({ line }) => line)).toEqual([1, 2]);
  const { shape } = await rowsOf("Phone,Phone,Email\n1,2,a@people.test\n");
  expect(shape?.columns).toEqual(["Phone", "Phone (2)", "Email"]);
});

test("a quotation mark that never closes loses no row silently", async () => {
  const { rows } = await rowsOf('Name,Email\nAna,ana@people.test\n"Li,li@people.test\nBo,bo@people.test\n');
  expect(rows.map(({ line, broken }) => [line, broken])).toEqual([
    [2, false],
    [3, true],
  ]);
});

test("reads letters across the edge of a slice", async () => {
  const name = "Ñandú 🏗️ ".repeat(20_000);
  const { rows } = await rowsOf(`Name,Email\n${name},a@people.test\nLi,li@people.test\n`);
  expect(rows[0]?.cells[0]).toBe(name);
  expect(rows).toHaveLength(2);
});

test("counts what it reads", async () => {
  const shape = shapeOf(bytes(`Name,Email\n${"Ana,a@people.test\n".repeat(12_345)}`));
  expect(shape && (await countRows(shape))).toBe(12_345);
});

test.each([
  ["UTF-8 with its mark", new Uint8Array([0xef, 0xbb, 0xbf, 0xc3, 0xa9]), "é"],
  ["UTF-16 little end", new Uint8Array([0xff, 0xfe, 0xe9, 0x00]), "é"],
  ["UTF-16 big end", new Uint8Array([0xfe, 0xff, 0x00, 0xe9]), "é"],
  ["Windows", new Uint8Array([0x4a, 0xe9]), "Jé"],
  ["NUL inside", new Uint8Array([0x4a, 0x00, 0x6f]), "Jo"],
])("decodes %s", (_, file, text) => {
  expect(decodeText(file)).toBe(text);
});

test("no cell runs as a formula", () => {
  expect(writeRows([["=cmd|' /C calc'!A0", "+1", "@x", "Ana, Torres"]])).toBe(
    "'=cmd|' /C calc'!A0,'+1,'@x,\"Ana, Torres\"\r\n",
  );
});
