import type { z } from "zod";

type Issue = z.core.$ZodRawIssue;

/**
 * What is wrong with an input, in words for whoever typed it, where its schema has none of its own: what a validator
 * says ("expected int, received NaN") is for programmers.
 */
export function plainIssue(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return isEmpty(issue.input) ? "Fill this in." : (wanted[issue.expected] ?? "Check this, then try again.");
    case "too_small":
      return tooSmall(issue.origin, Number(issue.minimum));
    case "too_big":
      return tooBig(issue.origin, Number(issue.maximum));
    case "not_multiple_of":
      return "Enter a whole number.";
    case "invalid_format":
      return formats[issue.format] ?? "Check how this is written, then try again.";
    case "invalid_value":
      return isEmpty(issue.input) ? "Fill this in." : "Choose one from the list.";
    case "custom":
    case "invalid_element":
    case "invalid_key":
    case "invalid_union":
    case "unrecognized_keys":
  }
  return "Check this, then try again.";
}

const wanted: Record<string, string> = {
  number: "Enter a number.",
  int: "Enter a whole number.",
  date: "Enter a date.",
};

const formats: Record<string, string> = {
  email: "Enter an email address, such as name@company.com.",
  url: "Enter a whole link, such as https://company.com.",
  date: "Enter a date.",
  datetime: "Enter a date and a time.",
  uuid: "Choose one from the list.",
  guid: "Choose one from the list.",
};

function isEmpty(input: unknown) {
  return input === undefined || input === null || input === "";
}

function tooSmall(origin: string, least: number): string {
  if (origin === "string") return least <= 1 ? "Fill this in." : `At least ${least} characters.`;
  if (origin === "array" || origin === "set") return `Choose at least ${least}.`;
  return origin === "date" ? "Choose a later date." : `At least ${least}.`;
}

function tooBig(origin: string, most: number): string {
  if (origin === "string") return `At most ${most} characters.`;
  if (origin === "date") return "Choose an earlier date.";
  return most >= Number.MAX_SAFE_INTEGER ? "That number is too large." : `At most ${most}.`;
}
