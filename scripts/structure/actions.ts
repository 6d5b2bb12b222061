import { isCode, isTest, lineOf, withoutComments, withoutStrings, type Finding, type SourceFile } from "./source.ts";

const imported = /^import\s+(?!type\b)([^;"']*?)\s*\bfrom\s*["'](?:[^"']*\/)?actions(?:\/[^"']*)?["']/gm;
const wrapped = /\b(?:answerOf|answerTo|readFrom|useAction|useActionForm|useKeptAction)(?:<[^()]*>)?$/;

/**
 * A component hands a server action to one of the functions that call it, and calls none itself: they say so where no
 * answer came, keep what was typed, and make a second press safe.
 */
export function checkActions({ path, text }: SourceFile): Finding[] {
  if (!isCode(path) || isTest(path) || !/^(app|components|features\/[^/]+\/components)\//.test(path)) return [];
  const withNames = withoutComments(text);
  const code = withoutStrings(withNames);
  return [...withNames.matchAll(imported)].flatMap(({ 0: statement, 1: clause = "", index: start }) => {
    const end = start + statement.length;
    const bare = namesOf(clause).flatMap((name) =>
      [...code.matchAll(new RegExp(String.raw`(?<![\w.$])${name}(?![\w$])`, "g"))].filter(
        ({ index }) => (index < start || index >= end) && !isHandedOn(code, index, name),
      ),
    );
    return bare.map(({ 0: name, index }) => ({
      path,
      line: lineOf(code, index),
      message: `${name}: a component calls a server action by useAction, useActionForm or answerOf, one that reads by readFrom (components/form/use-action.ts), and gives it to them as the first argument.`,
    }));
  });
}

function namesOf(clause: string): string[] {
  const listed = /\{([^}]*)\}/.exec(clause)?.[1] ?? clause;
  return listed
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && !name.startsWith("type "))
    .map((name) => name.split(/\s+as\s+/).at(-1) ?? name);
}

/** Asked for its type, or, with others that are chosen from, the first argument of what calls it. */
function isHandedOn(code: string, index: number, name: string): boolean {
  if (/\btypeof\s+$/.test(code.slice(0, index))) return true;
  if (/^\s*(?:\(|\?\.\()/.test(code.slice(index + name.length))) return false;
  const opened = openingOf(code, index);
  return (
    opened !== null && !/=>|,/.test(code.slice(opened + 1, index)) && wrapped.test(code.slice(0, opened).trimEnd())
  );
}

/** Where the parenthesis opens that stands around this. */
function openingOf(code: string, index: number): number | null {
  let open = 0;
  for (let at = index - 1; at >= 0; at -= 1) {
    if (code[at] === ")") open += 1;
    else if (code[at] === "(" && open === 0) return at;
    else if (code[at] === "(") open -= 1;
  }
  return null;
}
