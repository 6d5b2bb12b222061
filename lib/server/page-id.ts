import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { NotFound } from "@/lib/errors";
import { pageContext } from "./auth";

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

type PageContext = Awaited<ReturnType<typeof pageContext>>;

/** The thing that a page's title, layout and body are all about, read once for them. */
export const theOne = cache(async <T>(get: (context: PageContext, id: string) => Promise<T>, id: string): Promise<T> =>
  found(get(await pageContext(), id)),
);

/** The title of a page about one thing, which is read once for title and page. */
export function titleOf<T>(get: (context: PageContext, id: string) => Promise<T>, title: (one: T) => string) {
  return async ({ params }: { params: Promise<{ id: string }> }): Promise<Metadata> => ({
    title: title(await theOne(get, await pageId(params))),
  });
}
