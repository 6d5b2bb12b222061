"use server";

import { viewerAction } from "@/lib/server/action";
import { findInput } from "./inputs";
import { findAnything } from "./queries/find-anything";

export const findAnythingAction = viewerAction(findInput, (context, search) => findAnything(context, search));
