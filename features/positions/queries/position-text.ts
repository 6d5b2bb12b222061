import { sql } from "drizzle-orm";
import { clients } from "@/db/schema/clients";
import { positions } from "@/db/schema/positions";

/** What a position is searched by, of positions joined with their clients, as hasWords() asks for it. */
export const positionTextSql = sql`(${positions.plainText} || ' ' || ${clients.plainName})`;
