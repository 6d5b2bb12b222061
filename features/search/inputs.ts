import { z } from "zod";

/** What is typed into the palette. */
export const findInput = z.string().trim().max(100);
