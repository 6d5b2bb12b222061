import { expect, test } from "vitest";
import { pauseDue } from "./deliverability";

const due = (scope: "firm" | "template" | "recruiter", sent: number, newBounces: number, newComplaints = 0) => {
  const why = pauseDue({ scope, sent, newBounces, newComplaints });
  return why && `${why.cause} ${why.counted}`;
};

test.each([
  ["two percent of the last 500", due("firm", 500, 10), "bounced 10"],
  ["just below", due("firm", 500, 9), null],
  ["of a hundred", due("recruiter", 100, 2), "bounced 2"],
  ["of fewer than a hundred a share says nothing", due("recruiter", 99, 30), null],
  ["the first complaint of a template", due("template", 500, 0, 1), "complained 1"],
  ["one person pauses no recruiter", due("recruiter", 500, 0, 1), null],
  ["two do", due("recruiter", 500, 0, 2), "complained 2"],
  ["two pause not everybody", due("firm", 500, 0, 2), null],
  ["three do", due("firm", 500, 0, 3), "complained 3"],
  ["the first emails of a new template", due("template", 19, 0, 3), null],
  ["nothing sent", due("firm", 0, 0), null],
])("%s", (_, found, expected) => {
  expect(found).toBe(expected);
});
