import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Context } from "@/db/context";
import { Refusal } from "@/lib/errors";
import { benchDatabase } from "../email-firm";
import type { Asked } from "../outcome";
import { say } from "../say";
import { generate } from "./generate";
import type { Guise } from "./guises";
import type { Generate } from "./world";
import { writeWorld } from "./write-world";

/** The world that is asked for, on a PostgreSQL of its own, and the context in which the lists of its moment are asked for. */
export async function startWorld(
  { generator, seed, reopenings }: Asked,
  guiseOf: (key: string) => Guise,
  stack: AsyncDisposableStack,
) {
  say("The firm");
  const world = (await generatorOf(generator))({ seed, reopenings });
  const { db, owner } = await benchDatabase(stack, { connections: 4 });
  const context = (): Context => ({ actor: { kind: "system", name: "bench" }, now: new Date(world.now), db });
  await writeWorld(owner.sql, context(), world, guiseOf);
  say(`${world.reopenings.length} lists of ${world.people.length} people`);
  return { world, owner: owner.sql, context };
}

async function generatorOf(path: string | undefined): Promise<Generate> {
  if (path === undefined) return generate;
  const { generate: other } = (await import(pathToFileURL(resolve(path)).href)) as { generate?: Generate };
  if (typeof other !== "function") throw new Refusal(`${path} exports no function "generate".`);
  return other;
}
