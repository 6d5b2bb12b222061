import { line } from "@/lib/input";

/** What is typed into the palette. */
export const findInput = line(100);
