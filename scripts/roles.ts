import type { Access } from "../features/recruiters/rules/access.ts";
import { isTest, lineOf, withoutComments, type Finding, type SourceFile } from "./structure/source.ts";

type Line = { name: string; path: string; line: number };
type Table = Record<string, Access>;
type Tables = { mutations: Table; actions: Table; routes: Table };

const written = {
  mutations: "features/recruiters/rules/roles-of-mutations.ts",
  actions: "features/recruiters/rules/roles-of-actions.ts",
  routes: "features/recruiters/rules/roles-of-actions.ts",
};
const exporting = /^export\b(?! (?:type|interface)\b)(.*)/gm;
const declared = /^ (?:async )?(?:function\*? ?(\w+)|const (\w+)\b|class \w+ extends \w*Error\b)/;

/** Everything that somebody can call to change or read something, by the name that it has in the roles table. */
export function callables(files: SourceFile[]): Record<keyof Tables, Line[]> {
  const product = files.filter(({ path }) => !isTest(path));
  return {
    mutations: product.flatMap((file) => {
      const room = /^features\/([^/]+)\/mutations(\.ts|\/)/.exec(file.path)?.[1];
      return room ? named(file, (name) => `${room}/${name}`) : [];
    }),
    actions: product.flatMap((file) => {
      const room = /^features\/([^/]+)\/actions(\.ts|\/)/.exec(file.path)?.[1];
      return room ? named(file, (name) => `${room}/${name}`) : [];
    }),
    routes: product.flatMap((file) => {
      const address = /^app(\/.*)\/route\.tsx?$/.exec(file.path)?.[1];
      return address ? named(file, (name) => `${name} ${address}`, isMethod) : [];
    }),
  };
}

function isMethod(name: string) {
  return /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(name);
}

/** Whatever a file exports can be called, whether or not it waits for something; a type and an error cannot. */
function named(
  { path, text }: SourceFile,
  keyOf: (name: string) => string,
  wanted: (name: string) => boolean = () => true,
): Line[] {
  const code = withoutComments(text);
  return [...code.matchAll(exporting)].flatMap(({ 1: rest = "", index }) => {
    const [, made, constant] = declared.exec(rest) ?? [];
    const name = made ?? constant;
    return name && wanted(name) ? [{ name: keyOf(name), path, line: lineOf(code, index) }] : [];
  });
}

/** An export that is no declaration, such as a list or a default, has no name that the walk finds. */
function undeclared(files: SourceFile[]): Finding[] {
  const walked = /^features\/[^/]+\/(mutations|actions)(\.ts|\/)/;
  return files
    .filter(({ path }) => walked.test(path) && !isTest(path))
    .flatMap(({ path, text }) => {
      const code = withoutComments(text);
      return [...code.matchAll(exporting)]
        .filter(({ 1: rest = "" }) => !declared.test(rest))
        .map(({ index }) => ({
          path,
          line: lineOf(code, index),
          message: "Export a function where it is declared, by its name, so that the roles table can name it.",
        }));
    });
}

/** The roles table names every mutation, action and route, and nothing that is gone; a part is called by mutations only. */
export function checkRoles(files: SourceFile[], tables: Tables): Finding[] {
  const found = callables(files);
  const kinds = (["mutations", "actions", "routes"] as const).flatMap((kind) => [
    ...missing(kind, found[kind], tables[kind]),
    ...gone(kind, found[kind], tables[kind]),
  ]);
  return [...undeclared(files), ...kinds, ...calledParts(files, found.mutations, tables.mutations)];
}

function missing(kind: keyof Tables, found: Line[], table: Table): Finding[] {
  return found
    .filter(({ name }) => !Object.hasOwn(table, name))
    .map(({ name, path, line }) => ({
      path,
      line,
      message: `"${name}" has no line among the ${kind} of ${written[kind]}. Say there who may call it; its test calls it as everybody who may not.`,
    }));
}

function gone(kind: keyof Tables, found: Line[], table: Table): Finding[] {
  const there = new Set(found.map(({ name }) => name));
  return Object.keys(table)
    .filter((name) => !there.has(name))
    .map((name) => ({
      path: written[kind],
      line: 1,
      message: `"${name}" stands among the ${kind} and is nowhere in the code. Take its line away.`,
    }));
}

const imported = /\bimport\s*(?:\{([^}]*)\}|\*\s*as\s+\w+)\s*from\s*["']([^"']+)["']/g;

function calledParts(files: SourceFile[], found: Line[], table: Table): Finding[] {
  const parts = new Set(found.filter(({ name }) => table[name] === "part").map(({ name }) => name.split("/")[1]));
  const outside = ({ path }: SourceFile) =>
    !isTest(path) && /^(app|jobs|local|lib)\/|^features\/[^/]+\/actions/.test(path);
  return files.filter(outside).flatMap(({ path, text }) => {
    const code = withoutComments(text);
    return [...code.matchAll(imported)]
      .filter(({ 2: specifier = "" }) => /\/mutations(\/|$)/.test(specifier))
      .flatMap(({ 1: names, index }) =>
        partsIn(names, parts).map((message) => ({ path, line: lineOf(code, index), message })),
      );
  });
}

/** What is wrong with the names of an import; without names, everything comes along. */
function partsIn(names: string | undefined, parts: ReadonlySet<string | undefined>): string[] {
  if (names === undefined) return ["Import each mutation by its name, so that the roles table tells who may call it."];
  return names
    .split(",")
    .map((name) => name.trim().split(/\s+as\s+/)[0] ?? "")
    .filter((name) => parts.has(name))
    .map(
      (name) =>
        `${name} is a part of other mutations and asks nobody's role. Call the mutation that it is a part of, or let it ask and say in ${written.mutations} who may.`,
    );
}
