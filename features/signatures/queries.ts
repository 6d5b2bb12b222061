import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Context } from "@/db/context";
import { photos } from "@/db/schema/signatures";
import { env } from "@/lib/env";
import { photoPath } from "./rules";

/** The photo of an address, for anybody: whoever got an email has the address. Null where there is none. */
export async function findPhoto({ db }: Pick<Context, "db">, publicId: string) {
  if (!z.uuid().safeParse(publicId).success) return null;
  const [row] = await db.select().from(photos).where(eq(photos.publicId, publicId));
  return row ?? null;
}

/** A recruiter's photo as their own page shows it, another address for each picture; null where they have none. */
export async function findOwnPhoto({ db }: Context, recruiterId: string) {
  const [row] = await db
    .select({ publicId: photos.publicId, shown: photos.shown, changedAt: photos.changedAt })
    .from(photos)
    .where(eq(photos.recruiterId, recruiterId));
  return row ? { address: `${photoPath(row.publicId)}?at=${row.changedAt.getTime()}`, shown: row.shown } : null;
}

/** The whole address of the photo that stands below a recruiter's emails; null where none does. */
export async function findPhotoUrl({ db }: Pick<Context, "db">, recruiterId: string): Promise<string | null> {
  const [row] = await db
    .select({ publicId: photos.publicId })
    .from(photos)
    .where(and(eq(photos.recruiterId, recruiterId), eq(photos.shown, true)));
  return row ? `${env().APP_URL.replace(/\/$/, "")}${photoPath(row.publicId)}` : null;
}
