import { expect, test } from "vitest";
import { Refusal } from "./errors";
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
  const { shape } = await rowsOf("Phone,Phone,Email,Phone (2),Phone\n1,2,a@people.test,3,4\n");
  expect(shape?.columns).toEqual(["Phone", "Phone (2)", "Email", "Phone (2) (2)", "Phone (3)"]);
});

test("a column is named by the first letters of its head, and a sign of two halves stays whole", async () => {
  const { shape } = await rowsOf(`"${"🏗️ ".repeat(5_000)}",Email\nAna,ana@people.test\n`);
  expect(shape?.columns[0]).toBe("🏗️ ".repeat(33) + "🏗");
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

test("signs of two halves stay whole wherever the file is taken apart", async () => {
  for (const pad of ["", "x"]) {
    const notes = pad + "🏗".repeat(20_000);
    const { rows } = await rowsOf(`Name,Notes\nAna,${notes}\n`);
    expect(rows[0]?.cells).toEqual(["Ana", notes]);
  }
});

const columns = (count: number) => Array.from({ length: count }, (_, at) => `Column ${at}`).join(",");
const ana = "Ana,ana@people.test\n";

test.each([
  ["rows", `Name,Email\n${ana.repeat(500_001)}`, "This file has more than 500,000 rows. Split it"],
  ["columns", `${columns(501)}\n${ana}`, "This file has 501 columns, and 500 are the most. Delete"],
  ["cell", `Name,Email\n${ana}Ana,${"x".repeat(150_001)}\n`, "Row 3 has 150,001 characters in its column 2"],
  ["row", `Name,Email\n${ana}${`${"x".repeat(40_000)},`.repeat(6)}\n${ana}`, "Row 3 is longer than 200,000 characters"],
  ["row of nothing", `Name,Email\n${ana}${",".repeat(200_001)}\n${ana}`, "Row 3 is longer than 200,000 characters"],
  ["row that never closes", `Name,Email\n${ana}"Li,${ana.repeat(20_000)}`, "Row 3 is longer than 200,000 characters"],
  ["quoted cell without an end", `Name,Email\n"${"x".repeat(250_000)}`, "Row 2 is longer than 200,000 characters"],
  ["line without an end", "Name and Email ".repeat(20_000), "Row 1 is longer than 65,000 characters"],
  ["quoted line without an end", `"${"Name,Email\n".repeat(20_000)}`, "Row 1 is longer than 65,000 characters"],
])("what is past the most of a file is said in words: %s", async (_, text, sentence) => {
  const parts = cut(Buffer.from(text), 262_144);
  const counting = shapeOf(parts, "utf-8").then(async (shape) => countRows(parts, shape as NonNullable<typeof shape>));
  await expect(counting).rejects.toThrow(sentence);
  await expect(counting).rejects.toBeInstanceOf(Refusal);
});

test("what is not past it is read", async () => {
  const text = `${columns(500)}\n${ana}Ana,${"x".repeat(150_000)}\n${`${"x".repeat(49_000)},`.repeat(4)}\n`;
  const parts = [Buffer.from(text)];
  const shape = await shapeOf(parts, "utf-8");
  expect(shape && (await countRows(parts, shape))).toBe(3);
});

test("others have their turn all the time, also while one part is read", async () => {
  let turns = 0;
  let reading = true;
  const tick = () => {
    turns += 1;
    if (reading) setImmediate(tick);
  };
  const parts = [Buffer.from("a\n".repeat(200_000))];
  setImmediate(tick);
  const shape = await shapeOf(parts, "utf-8");
  expect(shape && (await countRows(parts, shape))).toBe(199_999);
  reading = false;
  expect(turns).toBeGreaterThan(24);
});

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
