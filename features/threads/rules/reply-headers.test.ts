import { expect, test } from "vitest";
import { answerHeaders, answerSubject } from "./reply-headers";

test.each([
  ["Back open: Senior Engineer", "Re: Back open: Senior Engineer"],
  ["Re: Back open", "Re: Back open"],
  ["RE: re[2]: FW: AW: Back open", "Re: Back open"],
  ["Re:", "Re: your email"],
  ["Regarding Tampa", "Re: Regarding Tampa"],
])("the subject of an answer to %j is %j", (subject, said) => {
  expect(answerSubject(subject)).toBe(said);
});

test("an answer names the email it answers, and the chain before it", () => {
  const headers = { "message-id": "<c@x.test>", references: "<a@x.test>\r\n <b@x.test>" };
  expect(answerHeaders(headers, "<b@x.test>")).toEqual({
    "In-Reply-To": "<c@x.test>",
    References: "<a@x.test> <b@x.test> <c@x.test>",
  });
});

test("what was answered by a button is threaded to our own email", () => {
  expect(answerHeaders({}, "<a@x.test>")).toEqual({ "In-Reply-To": "<a@x.test>", References: "<a@x.test>" });
  expect(answerHeaders({}, null)).toEqual({});
});

test("no header of a stranger becomes one of ours", () => {
  const hostile = { "message-id": "<a@x.test>\r\nBcc: all@x.test", references: "<b\r\nTo: x> <c@x.test> plain" };
  expect(answerHeaders(hostile, null)).toEqual({
    "In-Reply-To": "<a@x.test>",
    References: "<c@x.test> <a@x.test>",
  });
  expect(answerHeaders({ "message-id": "no id" }, "\n")).toEqual({});
});

test("a long chain keeps its first and its last ids", () => {
  const ids = Array.from({ length: 60 }, (_, index) => `<${index}@x.test>`);
  const { References = "" } = answerHeaders({ "message-id": "<last@x.test>", references: ids.join(" ") }, null);
  const kept = References.split(" ");
  expect(kept).toHaveLength(20);
  expect([kept[0], kept.at(-1)]).toEqual(["<0@x.test>", "<last@x.test>"]);
});
