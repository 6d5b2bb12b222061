import type { Access } from "../features/recruiters/rules/access.ts";
import { isTest, lineOf, withoutComments, type Finding, type SourceFile } from "./house/source.ts";

type Line = { name: string; path: string; line: number };
type Table = Record<string, Access>;
type Tables = { mutations: Table; actions: Table; routes: Table };

const written = {
  mutations: "features/recruiters/rules/roles-of-mutations.ts",
  actions: "features/recruiters/rules/roles-of-actions.ts",
  routes: "features/recruiters/rules/roles-of-actions.ts",
};
const declaration = /^export (async )?(?:function (\w+)(?:<[^(]*>)?\(([\s\S]*?)\{\n|const (\w+) = )/gm;

/** Everything that somebody can call to change or read something, by the name that it has in the roles table. */
export function callables(files: SourceFile[]): Record<keyof Tables, Line[]> {
  const product = files.filter(({ path }) => !isTest(path));
  return {
    mutations: product.flatMap((file) => {
      const room = /^features\/([^/]+)\/mutations(\.ts|\/)/.exec(file.path)?.[1];
      return room ? named(file, (name) => `${room}/${name}`, isMutation) : [];
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

type Declared = { name: string; async: boolean; parameters: string | undefined };

/** What takes a context or waits for something acts; the rest of a mutation's file computes. */
function isMutation({ async, parameters }: Declared) {
  return async || parameters === undefined || parameters.includes("Context");
}

function isMethod({ name }: Declared) {
  return /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(name);
}

function named(
  { path, text }: SourceFile,
  keyOf: (name: string) => string,
  wanted?: (declared: Declared) => boolean,
): Line[] {
  const code = withoutComments(text);
  return [...code.matchAll(declaration)].flatMap(({ 1: async, 2: made, 3: parameters, 4: constant, index }) => {
    const name = made ?? constant ?? "";
    const fits = wanted?.({ name, async: async !== undefined, parameters }) ?? true;
    return fits ? [{ name: keyOf(name), path, line: lineOf(code, index) }] : [];
  });
}

/** The roles table names every mutation, action and route, and nothing that is gone; a part is called by mutations only. */
export function checkRoles(files: SourceFile[], tables: Tables): Finding[] {
  const found = callables(files);
  return (["mutations", "actions", "routes"] as const).flatMap((kind) => [
    ...missing(kind, found[kind], tables[kind]),
    ...gone(kind, found[kind], tables[kind]),
    ...(kind === "mutations" ? calledParts(files, found[kind], tables[kind]) : []),
  ]);
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

const imported = /\bimport\s*\{([^}]*)\}\s*from\s*["']([^"']+)["']/g;

function calledParts(files: SourceFile[], found: Line[], table: Table): Finding[] {
  const parts = new Set(found.filter(({ name }) => table[name] === "part").map(({ name }) => name.split("/")[1]));
  const outside = ({ path }: SourceFile) =>
    !isTest(path) && /^(app|jobs|local|lib)\/|^features\/[^/]+\/actions/.test(path);
  return files.filter(outside).flatMap(({ path, text }) => {
    const code = withoutComments(text);
    return [...code.matchAll(imported)]
      .filter(({ 2: specifier = "" }) => /\/mutations(\/|$)/.test(specifier))
      .flatMap(({ 1: names = "", index }) => names.split(",").map((name) => ({ name: name.trim(), index })))
      .filter(({ name }) => parts.has(name))
      .map(({ name, index }) => ({
        path,
        line: lineOf(code, index),
        message: `${name} is a part of other mutations and asks nobody's role. Call the mutation that it is a part of, or let it ask and say in ${written.mutations} who may.`,
      }));
  });
}
