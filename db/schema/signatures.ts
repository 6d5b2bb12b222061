import { sql } from "drizzle-orm";
import { boolean, check, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { mostPhotoBytes, photoTypes, type PhotoType } from "../vocabulary/recruiters";
import { at, bytea, oneOf, table } from "./columns";
import { operationId } from "./operations";
import { recruiters } from "./recruiters";

/** The photo below a recruiter's emails: one row for each who has one, shown only where they switched it on. */
export const photos = table(
  "photos",
  {
    recruiterId: uuid()
      .primaryKey()
      .references(() => recruiters.id),
    /** In its address, which whoever reads an email may open: random, and kept when the photo is replaced. */
    publicId: uuid()
      .notNull()
      .default(sql`gen_random_uuid()`),
    type: text().$type<PhotoType>().notNull(),
    bytes: bytea().notNull(),
    shown: boolean().notNull().default(false),
    changedAt: at().notNull(),
    operationId: operationId(),
  },
  (t) => [
    uniqueIndex("photos_public_id").on(t.publicId),
    oneOf("photos_type", t.type, photoTypes),
    check("photos_size", sql`octet_length(${t.bytes}) between 1 and ${sql.raw(String(mostPhotoBytes))}`),
  ],
);
