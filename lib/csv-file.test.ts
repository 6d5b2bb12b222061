import { expect, test } from "vitest";
import { countRows, encodingOf, readRows, shapeOf, writeRows, type FileRow } from "./csv-file";

async function rowsOf(file: string | Uint8Array, partBytes = 65_536) {
  const parts = cut(typeof file === "string" ? Buffer.from(file) : file, partBytes);
  const shape = await shapeOf(parts, await encodingOf(parts));
  const rows: FileRow[] = [];
  if (shape) for await (const row of readRows(parts, shape)) rows.push(row);
  return { shape, rows };
}

function cut(file: Uint8Array, partBytes: number): Uint8Array[] {
  const parts = Math.ceil(file.length / partBytes);
  return Array.from({ length: parts }, (_, part) => file.subarray(part * partBytes, (part + 1) * partBytes));
}

const encoded = {
  "utf-8": (text: string) => Buffer.from(text),
  "utf-16le": (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le"),
  "utf-16be": (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
};

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

test.each(["utf-8", "utf-16le", "utf-16be"] as const)(
  "%s: reads the same wherever its parts are cut",
  async (encoding) => {
    const text =
      'Name,Email,Notes\r\nÑandú 🏗️ Muñoz,a@people.test,"first\r\nthen ""ça"", 東京"\r\nLi,li@people.test,😀\r\n';
    const file = encoded[encoding](text);
    for (const partBytes of [2, 3, 5, 7, 11, 64, 1_000]) {
      const { shape, rows } = await rowsOf(file, partBytes);
      expect(shape).toMatchObject({ encoding, columns: ["Name", "Email", "Notes"] });
      expect(rows.map(({ cells }) => cells)).toEqual([
        ["Ñandú 🏗️ Muñoz", "a@people.test", 'first\r\nthen "ça", 東京'],
        ["Li", "li@people.test", "😀"],
      ]);
    }
  },
);

test("counts what it reads", async () => {
  const parts = [Buffer.from(`Name,Email\n${"Ana,a@people.test\n".repeat(12_345)}`)];
  const shape = await shapeOf(parts, "utf-8");
  expect(shape && (await countRows(parts, shape))).toBe(12_345);
});

test("who stops asking for rows stops the reading of parts", async () => {
  let given = 0;
  function* source() {
    for (; given < 100; given += 1) yield Buffer.from("Ana,a@people.test\n".repeat(1_000));
  }
  const shape = await shapeOf([Buffer.from("Name,Email\n")], "utf-8");
  for await (const row of readRows(source(), shape as NonNullable<typeof shape>)) if (row.line === 1_500) break;
  expect(given).toBeLessThan(10);
});

test("a part that cannot be had ends the reading with what was wrong", async () => {
  async function* source(): AsyncGenerator<Uint8Array> {
    yield Buffer.from("Name,Email\nAna,a@people.test\n");
    throw new Error("The line broke.");
  }
  const shape = await shapeOf([Buffer.from("Name,Email\n")], "utf-8");
  await expect(countRows(source(), shape as NonNullable<typeof shape>)).rejects.toThrow("The line broke.");
  await expect(shapeOf(source(), "utf-8")).rejects.toThrow("The line broke.");
  await expect(encodingOf(source())).rejects.toThrow("The line broke.");
});

test.each([
  ["UTF-8 with its mark", [0xef, 0xbb, 0xbf, 0xc3, 0xa9], "utf-8", "é"],
  ["UTF-8 with two marks", [0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf, 0xc3, 0xa9], "utf-8", "é"],
  ["UTF-16 little end", [0xff, 0xfe, 0xe9, 0x00], "utf-16le", "é"],
  ["UTF-16 big end", [0xfe, 0xff, 0x00, 0xe9], "utf-16be", "é"],
  ["Windows", [0x4a, 0xe9], "windows-1252", "Jé"],
  ["Windows at the end of a letter that is cut", [0x4a, 0xc3], "windows-1252", "JÃ"],
  ["NUL inside", [0x4a, 0x00, 0x6f], "utf-8", "Jo"],
])("decodes %s", async (_, bytes, encoding, text) => {
  const { shape } = await rowsOf(new Uint8Array(bytes));
  expect(shape).toMatchObject({ encoding, columns: [text] });
});

test("no cell runs as a formula", () => {
  expect(writeRows([["=cmd|' /C calc'!A0", "+1", "@x", "Ana, Torres"]])).toBe(
    "'=cmd|' /C calc'!A0,'+1,'@x,\"Ana, Torres\"\r\n",
  );
});
