import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { connect, pool } from "@/db/client";
import { env } from "@/lib/env";
import { faultOf } from "@/lib/fault";
import { log } from "@/lib/log";

/** On it the triggers of the tables behind a board name the position that has changed (migration position_changes). */
export const positionChannel = "callback_position_changed";
const pulseMs = 15_000;

/** One page that shows a position. */
export type Watcher = {
  /** Something of the position has changed, or may have while nobody heard. */
  changed: () => void;
  /** Said again every quarter of a minute: whether changes are heard of at all. */
  hears: (hears: boolean) => void;
};

type Connections = { listener: Pick<Sql, "listen">; say: (words: string) => Promise<unknown> };

/**
 * Hears for all open pages of this process, over one connection, which position has changed. It says something to itself
 * at each pulse and hears only as long as that comes back: behind a pooler that hands its connections around, or without
 * a database, pages are told that they have to ask by themselves.
 */
export function watchPositions({ listener, say }: Connections, everyMs = pulseMs) {
  const watchers = new Map<string, Set<Watcher>>();
  let hears = false;
  let awaited: string | null = null;
  let begun = false;

  const each = (tell: (watcher: Watcher) => void) => {
    for (const ofPosition of watchers.values()) for (const watcher of ofPosition) tell(watcher);
  };
  const hear = (words: string) => {
    if (words !== awaited) return watchers.get(words)?.forEach((watcher) => watcher.changed());
    awaited = null;
    const news = !hears;
    hears = true;
    return each((watcher) => {
      watcher.hears(true);
      // What was said while nobody heard is not said again.
      if (news) watcher.changed();
    });
  };
  const hearNothing = () => {
    hears = false;
    each((watcher) => watcher.hears(false));
  };
  const pulse = () => {
    if (awaited !== null || !begun) hearNothing();
    if (watchers.size === 0) return;
    awaited = `pulse ${randomUUID()}`;
    say(awaited).catch((error: unknown) => log.warn(faultOf(error), "Changes of boards are not heard of."));
  };
  const begin = () => {
    begun = true;
    const anew = () => {
      // However soon it listens again: what was said in between is lost.
      hearNothing();
      pulse();
    };
    listener.listen(positionChannel, hear, anew).catch((error: unknown) => {
      // The next pulse begins anew; until then pages ask by themselves.
      begun = false;
      log.warn(faultOf(error), "Changes of boards are not heard of yet.");
    });
  };
  const timer = setInterval(() => {
    if (!begun && watchers.size > 0) begin();
    pulse();
  }, everyMs);
  timer.unref();

  return {
    /** Tells the watcher until what it returns is called. */
    watch(positionId: string, watcher: Watcher): () => void {
      const ofPosition = watchers.get(positionId) ?? new Set();
      watchers.set(positionId, ofPosition.add(watcher));
      if (!begun) begin();
      watcher.hears(hears);
      return () => {
        ofPosition.delete(watcher);
        if (ofPosition.size === 0 && watchers.get(positionId) === ofPosition) watchers.delete(positionId);
      };
    },
    stop: () => clearInterval(timer),
  };
}

const kept = globalThis as { callbackPositions?: ReturnType<typeof watchPositions> };

/** The one of this process, kept on globalThis as the pool is. Its connection is opened for the first open board. */
export function positionChanges() {
  kept.callbackPositions ??= (() => {
    const { DATABASE_URL } = env();
    return watchPositions({
      listener: connect(DATABASE_URL, { max: 1, name: "callback-board-changes" }).sql,
      say: async (words) => pool(DATABASE_URL).sql`select pg_notify(${positionChannel}, ${words})`,
    });
  })();
  return kept.callbackPositions;
}
