import { inflateSync } from "node:zlib";
import type { Page } from "@playwright/test";

type PdfObject = { dictionary: string; data: string };
type Sheet = { text: string; landscape: boolean; colors: string[] };

/**
 * What stands on each sheet that Chromium prints of a page. Of PDF this reads only what Chromium writes: one stream of
 * glyphs for each sheet, and for each font the table that says which letters they are.
 */
export async function printed(page: Page): Promise<Sheet[]> {
  const pdf = await page.pdf({ preferCSSPageSize: true, format: "Letter" });
  const objects = objectsOf(pdf.toString("latin1"), pdf);
  const sheets = [...objects.values()].filter(({ dictionary }) => /\/Type \/Page\b/.test(dictionary));
  return sheets.map(({ dictionary }) => {
    const [, width = "0", height = "0"] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(dictionary) ?? [];
    const { text, colors } = drawn(objects, dictionary, refOf(dictionary, "Contents"));
    return { text, colors, landscape: Number(width) > Number(height) };
  });
}

function objectsOf(source: string, bytes: Buffer): Map<string, PdfObject> {
  const objects = new Map<string, PdfObject>();
  for (const found of source.matchAll(/(?:^|\n)(\d+) 0 obj\n([^]*?)(?:\nendobj|>> stream\n)/g)) {
    const [whole, id = "", dictionary = ""] = found;
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0);
    const from = found.index + whole.length;
    const packed = bytes.subarray(from, from + length);
    const isText = whole.endsWith("stream\n") && !/\/(?:Length1|Subtype \/Image)\b/.test(dictionary);
    const data = isText ? (dictionary.includes("FlateDecode") ? inflateSync(packed) : packed).toString("latin1") : "";
    objects.set(id, { dictionary, data });
  }
  return objects;
}

/** The text of a stream, a line for each line of glyphs, and the colors it is set in. */
function drawn(objects: Map<string, PdfObject>, resources: string, id: string): { text: string; colors: string[] } {
  const { dictionary = "", data = "" } = objects.get(id) ?? {};
  const named = `${resources} ${dictionary}`;
  const lettersOf = new Map<string, (glyphs: string) => string>();
  const colors = new Set<string>();
  let text = "";
  let line = "";
  let font = "";
  let color = "";
  const steps = /(?:([\d.]+ [\d.]+ [\d.]+) rg)|\/(\w+) [\d.]+ Tf|(-?[\d.]+) Tm|<([\dA-F]+)>|\/(\w+) Do/g;
  for (const [, fill, tf, at, glyphs, form] of data.matchAll(steps)) {
    if (fill) color = fill;
    if (tf) font = tf;
    if (at && at !== line) {
      text += "\n";
      line = at;
    }
    if (form) {
      const inner = drawn(objects, named, refOf(named, form));
      text += inner.text;
      for (const one of inner.colors) colors.add(one);
    }
    if (glyphs) {
      const read = lettersOf.get(font) ?? reader(objects, refOf(named, font));
      lettersOf.set(font, read);
      text += read(glyphs);
      colors.add(color);
    }
  }
  return { text, colors: [...colors] };
}

/** By the font's table from glyphs to Unicode: single glyphs, and runs of them that stand for a run of letters. */
function reader(objects: Map<string, PdfObject>, fontId: string) {
  const table = objects.get(refOf(objects.get(fontId)?.dictionary ?? "", "ToUnicode"))?.data ?? "";
  const digits = /begincodespacerange\s*<(\w+)>/.exec(table)?.[1]?.length ?? 4;
  const letters = new Map<number, string>();
  for (const [, block = ""] of table.matchAll(/beginbfchar([^]*?)endbfchar/g))
    for (const [, glyph = "", letter = ""] of block.matchAll(/<(\w+)> <(\w+)>/g))
      letters.set(parseInt(glyph, 16), Buffer.from(letter, "hex").swap16().toString("utf16le"));
  for (const [, block = ""] of table.matchAll(/beginbfrange([^]*?)endbfrange/g))
    for (const [, first = "", last = "", letter = ""] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g))
      for (let glyph = parseInt(first, 16); glyph <= parseInt(last, 16); glyph++)
        letters.set(glyph, String.fromCodePoint(parseInt(letter, 16) + glyph - parseInt(first, 16)));
  return (glyphs: string) =>
    (glyphs.match(new RegExp(`.{${digits}}`, "g")) ?? []).map((one) => letters.get(parseInt(one, 16)) ?? "").join("");
}

function refOf(dictionary: string, name: string): string {
  return new RegExp(`/${name} (\\d+) 0 R`).exec(dictionary)?.[1] ?? "";
}
