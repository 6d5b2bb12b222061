import { isCode, isTest, lineOf, withoutComments, type Finding, type SourceFile } from "./source.ts";

/** Words that a recruiter in the US would not say, or that the screen has another one for, and the ones to say. */
const instead: [RegExp, string][] = [
  [/\b(?:some|every|any|no)body\b/gi, "someone, everyone, anyone, no one"],
  [/\banymore\b/gi, "no longer"],
  [/\bmeanwhile\b/gi, "since, already"],
  [/\bseats?\b/gi, "opening"],
  [/\bletters?\b(?! of the name)/gi, "email"],
  [/\bput (?:off|on (?:a|the|this) (?:position|board)|them on)\b/gi, "snooze; add to position"],
  [/\bworking days?\b/gi, "business day"],
  [/\bthe firm\b/gi, "the company's own name: in this trade the firm is the client"],
  [/\bblind description\b/gi, "confidential description"],
  [/\breissu(?:e|ed|ing)\b/gi, "reopen"],
  [/\bnoted\b/gi, "recorded"],
  [/\bpresent password\b/gi, "current password"],
  [/\bnothing like that\b/gi, "no matches"],
  [/\bwrite to\b/gi, "email"],
];

/** Statements are matched too, so that what stands between two of them is not taken for a text. */
const quoted = /"(?:\\.|[^"\\\n])*"|(?:\bsql(?:<[^`]*?>)?)?`(?:\\.|[^`\\])*`/g;
const betweenTags = /(?<=[>}])(?!,\n *\w+: \{)[^<>{}=;()]*[a-z][^<>{}=;()]*(?=[<{])/gi;
/** A sentence or a label of several words; a single one may be a key. */
const isSaid = (text: string) => !text.startsWith("sql") && /[a-z’',.]\s+[a-z]/i.test(text);
/** Errors for engineers, and what a template puts in. */
const notSaid = /new Error\([^;]*;|\$\{[^{}]*\}/g;
const ownWords = /^(?:app|components|emails|features|db\/vocabulary|lib\/(?:errors|format|server))/;

/** What people see is said in one vocabulary: docs/vocabulary.md. */
export function checkWords({ path, text }: SourceFile): Finding[] {
  if (!isCode(path) || isTest(path) || !ownWords.test(path)) return [];
  const code = withoutComments(text).replaceAll(notSaid, (found) => found.replaceAll(/[^\n]/g, " "));
  const texts = [...code.matchAll(quoted), ...(path.endsWith(".tsx") ? code.matchAll(betweenTags) : [])];
  return texts.flatMap(({ 0: found, index }) =>
    isSaid(found)
      ? instead.flatMap(([pattern, words]) =>
          [...found.matchAll(pattern)].map((said) => ({
            path,
            line: lineOf(code, index + said.index),
            message: `"${said[0]}" is no word of the screen. Say: ${words}.`,
          })),
        )
      : [],
  );
}
