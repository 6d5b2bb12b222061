import { expect, test } from "vitest";
import { passwordProblem } from "./password-strength";

const dana = ["Dana Ruiz", "dana.ruiz@plumbandlevel.test", "Plumb & Level"];

test.each(["correct horse battery staple", "x7!kQ9zP2vLm", "four cranes over Tampa"])(
  "%s is taken",
  async (password) => {
    expect(await passwordProblem(password, dana)).toBeNull();
  },
);

test.each([
  ["Password1234!", "This is similar to a commonly used password."],
  ["aaaaaaaaaaaa", "Repeated characters"],
  ["qwertyuiop12", "commonly used password"],
])("%s is easy to guess, and why is said", async (password, why) => {
  const problem = await passwordProblem(password, []);
  expect(problem).toContain("too easy to guess");
  expect(problem).toContain(why);
});

test.each(["danaruiz1990", "Dana.Ruiz-2026", "plumb level square", "PlumbLevel2026!", "plumbandlevel 7"])(
  "%s is what people try who know this person",
  async (password) => {
    expect((await passwordProblem(password, dana)) ?? "It was taken.").toMatch(
      /^People who know you try your name, email and company first/,
    );
    expect(await passwordProblem(`${password} over four cranes`, dana)).toBeNull();
  },
);

test("the longest and the oddest one are looked at within a second", async () => {
  await passwordProblem("once, so that the dictionaries are there", []);
  const start = performance.now();
  for (const password of ["ab1".repeat(66), "x".repeat(200), "áéí".repeat(60), "1!aA".repeat(50)])
    await passwordProblem(password, dana);
  expect(performance.now() - start).toBeLessThan(4_000);
});
