import { notFound } from "next/navigation";
import { z } from "zod";
import { NotFound } from "@/lib/errors";

/** The id of a page's address; anything that is none leads to "not here". */
export async function pageId(params: Promise<{ id: string }>): Promise<string> {
  const { data } = z.uuid().safeParse((await params).id);
  return data ?? notFound();
}

/** A page's main thing: where the query says it is not there, the page does too. */
export async function found<T>(query: Promise<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
