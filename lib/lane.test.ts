import { expect, test } from "vitest";
import { lane, LaneFull } from "./lane";

test("so many run at once, so many wait, the others are told", async () => {
  let running = 0;
  let most = 0;
  const enter = lane({ atOnce: 2, waiting: 3, full: "Busy." });
  const work = () =>
    enter(async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      return "done";
    });
  const all = await Promise.allSettled(Array.from({ length: 8 }, work));
  expect(most).toBe(2);
  expect(all.map((one) => one.status === "fulfilled")).toEqual([true, true, true, true, true, false, false, false]);
  expect(all.at(-1)).toMatchObject({ reason: expect.any(LaneFull) });
  expect(await work()).toBe("done");
});

test("work that fails makes room as well", async () => {
  const enter = lane({ atOnce: 1, waiting: 1, full: "Busy." });
  const failing = enter(async () => Promise.reject(new Error("no")));
  const next = enter(async () => "done");
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("done");
  expect(await enter(async () => "again")).toBe("again");
});
