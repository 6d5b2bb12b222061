import { cutText } from "@/lib/text";

/** What is typed into the palette, as the address of its route has it. */
export function typedIn(search: URLSearchParams): string {
  return cutText(search.get("search") ?? "", 200);
}
