import { posix } from "node:path";
import { commentsOf, isCode, lineOf, withoutComments, type Finding, type SourceFile } from "./source.ts";

/** What a citation may name. */
export type Repository = {
  /** Every file, of any kind. */
  paths: string[];
  /** Folders that git ignores: a document may name what a command writes there. */
  ignored: string[];
  /** Scripts of package.json. */
  scripts: string[];
};

type Found = { index: number; message: string };

const advice = "Cite a file of the repository, such as docs/architecture.md, or say the reason itself.";
/** Documents that were once cited by name, and that no reader of the repository can open. */
const absent = /\b(?:DESI[G]N|FLO[O]R|FI[E]LD|LIBRARI[E]S)\b/g;
const documentName = /(?<![\w./-])[\w./-]*\w\.md\b/g;
/** A document without its ending, or a folder of them. */
const documentPath = /(?<![\w./-])docs\/[\w./-]*\w/g;
const anchorOfDocument = /(?<![\w./-])([\w./-]*\w\.md)?#([\w-]+)/g;
const sourceName = /(?<![\w./@-])(?:[\w@()[\]-]+\/)+[\w.()[\]-]+\.(?:tsx?|mjs|css|sql|json)\b/g;
/** A number of something that is in no document here. Standards have sections of their own. */
const numbered = /(?<!\bRFC \d+,? )\bsections? \d+(?:\.\d+)*|\bADR[ -]?\d+/gi;
const rulesDocument = "docs/rules-of-contact.md";
const ruleCitation = /docs\/rules-of-contact\.md[`)]?,[\s*/]*rules? (\d+(?:(?:, | and | to )\d+)*)/g;
const link = /\]\(([^)\s]+)\)/g;
const codeSpan = /`([^`\n]+)`/g;
const fence = /^```\w*\n([\s\S]*?)^```/gm;
const pathText = /^[\w.()[\]@-]+(?:\/[\w.()[\]@-]+)*\/?$/;
const npmCommand = /\bnpm (?:run )?([a-z][\w:-]*)/g;
const npmItself = new Set(["ci", "install", "run"]);
const functionName = /\b([a-z]+[A-Z]\w*)\(\)/g;

const isMarkdown = (path: string) => path.endsWith(".md");

/**
 * What comments and documents cite has to be there: documents, numbered rules, and in documents also links, paths,
 * commands and functions. A citation that leads nowhere sends its reader searching.
 */
export function checkCitations(files: SourceFile[], repository: Repository): Finding[] {
  const paths = withFolders(repository.paths);
  const rules = numberedRules(files);
  const words = wordsOfCode(files);
  const headings = headingsOfDocuments(files);
  return files.flatMap((file) => {
    const prose = isMarkdown(file.path) ? file.text : commentsOf(file.text);
    const found: Found[] = [
      ...absentDocuments(file.text),
      ...missingDocuments(file.path, prose, paths),
      ...missingSections(prose),
      ...missingAnchors(file, prose, headings),
      ...missingRules(prose, rules),
      ...missingFunctions(prose, words),
    ];
    if (!isMarkdown(file.path)) found.push(...missingSources(file.path, prose, paths));
    else {
      found.push(...missingLinks(file, paths), ...missingPaths(file, paths, repository));
      found.push(...missingCommands(file, repository.scripts));
    }
    return found.map(({ index, message }) => ({ path: file.path, line: lineOf(file.text, index), message }));
  });
}

function absentDocuments(text: string): Found[] {
  return [...text.matchAll(absent)].map(({ 0: name, index }) => ({
    index,
    message: `${name} is not in the repository. ${advice}`,
  }));
}

function missingDocuments(from: string, prose: string, paths: ReadonlySet<string>): Found[] {
  const named = [...prose.matchAll(documentName), ...prose.matchAll(documentPath)];
  return named
    .filter(({ 0: name }) => !paths.has(name) && !paths.has(beside(from, name)))
    .filter(({ 0: name }, place) => named.findIndex((other) => other[0] === name) === place)
    .map(({ 0: name, index }) => ({ index, message: `${name} is not in the repository. ${advice}` }));
}

function missingSections(prose: string): Found[] {
  return [...prose.matchAll(numbered)].map(({ 0: name, index }) => ({
    index,
    message: `${name} is of no document that can be told. ${advice}`,
  }));
}

/** A document may cite a heading of its own: #once-a-month. */
function missingAnchors({ path }: SourceFile, prose: string, headings: Map<string, ReadonlySet<string>>): Found[] {
  const own = isMarkdown(path) ? path : undefined;
  return [...prose.matchAll(anchorOfDocument)].flatMap(({ 0: cited, 1: name, 2: anchor = "", index }) => {
    const before = prose.slice(0, index);
    // In a document, only a link has an anchor without a name; a color or a number is none.
    if (!name && !(own && before.endsWith("("))) return [];
    const there = name ? (headings.get(name) ?? headings.get(beside(path, name))) : headings.get(path);
    return !there || there.has(anchor) ? [] : [{ index, message: `${cited}: there is no such heading.` }];
  });
}

function missingSources(from: string, prose: string, paths: ReadonlySet<string>): Found[] {
  return (
    [...prose.matchAll(sourceName)]
      // What begins with no folder of ours is in a package.
      .filter(({ 0: name }) => paths.has(name.split("/")[0] ?? ""))
      .filter(({ 0: name }) => !paths.has(name) && !paths.has(beside(from, name)))
      .map(({ 0: name, index }) => ({ index, message: `${name} is not in the repository. ${advice}` }))
  );
}

function missingRules(prose: string, rules: ReadonlySet<string> | null): Found[] {
  if (!rules) return [];
  return [...prose.matchAll(ruleCitation)].flatMap(({ 1: numbers = "", index }) =>
    (numbers.match(/\d+/g) ?? [])
      .filter((number) => !rules.has(number))
      .map((number) => ({ index, message: `${rulesDocument} has no rule ${number}.` })),
  );
}

/** A comment that names a function outlives the function unless something notices. */
function missingFunctions(prose: string, words: ReadonlySet<string>): Found[] {
  return [...prose.matchAll(functionName)]
    .filter(({ 1: name = "" }) => !words.has(name))
    .map(({ 1: name, index }) => ({ index, message: `No code has ${name}(): name what is there.` }));
}

function missingLinks({ path, text }: SourceFile, paths: ReadonlySet<string>): Found[] {
  return [...text.matchAll(link)]
    .filter(({ 1: target = "" }) => !/^(https?:|mailto:|#)/.test(target))
    .filter(({ 1: target = "" }) => !paths.has(beside(path, target.replace(/#.*$/, ""))))
    .map(({ 1: target, index }) => ({ index, message: `The link to ${target} leads nowhere.` }));
}

function missingPaths({ text }: SourceFile, paths: ReadonlySet<string>, { ignored }: Repository): Found[] {
  const names = new Set([...paths].map((path) => posix.basename(path)));
  return [...text.matchAll(codeSpan)]
    .filter(({ 1: span = "" }) => pathText.test(span))
    .filter(({ 1: span = "" }) => {
      const named = span.replace(/\/$/, "");
      if (!named.includes("/")) return /\.(tsx?|mjs|css|json)$/.test(named) && !names.has(named);
      if (ignored.some((folder) => `${named}/`.startsWith(folder))) return false;
      // What begins with no folder of ours is a package, a route or an address.
      return paths.has(named.split("/")[0] ?? "") && !paths.has(named);
    })
    .map(({ 1: span, index }) => ({ index, message: `${span} is not in the repository.` }));
}

function missingCommands({ text }: SourceFile, scripts: string[]): Found[] {
  const quoted = [...text.matchAll(codeSpan), ...text.matchAll(fence)];
  return quoted.flatMap(({ 1: code = "", index }) =>
    [...code.matchAll(npmCommand)]
      .filter(({ 1: name = "" }) => !npmItself.has(name) && !scripts.includes(name))
      .map(({ 0: words }) => ({ index, message: `${words}: package.json has no such script.` })),
  );
}

function numberedRules(files: SourceFile[]): ReadonlySet<string> | null {
  const document = files.find(({ path }) => path === rulesDocument);
  return document ? new Set([...document.text.matchAll(/^## (\d+)\. /gm)].map(([, number = ""]) => number)) : null;
}

function wordsOfCode(files: SourceFile[]): ReadonlySet<string> {
  const code = files.filter(({ path }) => isCode(path));
  return new Set(code.flatMap(({ text }) => withoutComments(text).match(/[A-Za-z_$][\w$]*/g) ?? []));
}

/** The anchors of the headings of each document, as GitHub makes them. */
function headingsOfDocuments(files: SourceFile[]): Map<string, ReadonlySet<string>> {
  const documents = files.filter(({ path }) => isMarkdown(path));
  return new Map(
    documents.map(({ path, text }) => [
      path,
      new Set([...text.matchAll(/^#+ (.+)$/gm)].map(({ 1: heading = "" }) => anchorOf(heading))),
    ]),
  );
}

function anchorOf(heading: string) {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, "")
    .trim()
    .replaceAll(/\s/g, "-");
}

/** Every file and every folder above one. */
function withFolders(paths: string[]): ReadonlySet<string> {
  const all = new Set(paths);
  for (const path of paths)
    for (let folder = posix.dirname(path); folder !== "."; folder = posix.dirname(folder)) all.add(folder);
  return all;
}

function beside(from: string, target: string) {
  return posix.join(posix.dirname(from), target).replace(/\/$/, "");
}
