import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "@playwright/test";
import { connect } from "@/db/client";
import { startWithStandIns } from "@/local/installation";
import { freePort } from "@/local/ports";
import { findPlaces, type Places } from "./places";
import { playCallList, playCheckIn, playDraft, playImports, playOutreach, playPosition, playShare } from "./play";
import type { Target } from "./screen";
import { enter } from "./walk";

/** The demonstration firm in an installation of its own, with one of each thing that has a screen. */
export async function openDemonstration(browser: Browser, stack: AsyncDisposableStack) {
  const data = await mkdtemp(join(tmpdir(), "callback-screens-"));
  stack.defer(() => rm(data, { recursive: true }));
  const installation = await startWithStandIns(
    { folder: data, port: await freePort(), throwaway: true, demo: true },
    stack,
  );
  const { sql } = connect(installation.database.ownerUrl, { max: 2, name: "screens" });
  stack.defer(() => sql.end());

  const recruiter = await enter(browser, installation.url, "recruiter", { width: 1280, height: 800 });
  const page = await recruiter.newPage();
  const empty = await playPosition(page);
  await playOutreach(page, await findPlaces(sql));
  await playCheckIn(page, await findPlaces(sql));
  await playShare(page, await findPlaces(sql));
  const found = await findPlaces(sql);
  const begun = { ...(await playDraft(page, found)), ...(await playCallList(page, found)) };
  const places: Places = { ...found, ...empty, ...begun, ...(await playImports(page)) };
  await recruiter.close();
  const target: Target = {
    places,
    inboxUrl: installation.inboxUrl ?? "",
    runSql: (statement) => sql.unsafe(statement),
  };
  return { url: installation.url, target, database: installation.database };
}
