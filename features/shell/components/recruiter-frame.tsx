import { cookies, headers } from "next/headers";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import type { Role } from "@/db/vocabulary/recruiters";
import { seesAuditLog } from "@/features/audit-log/rules/log-access";
import { getCandidate } from "@/features/candidates/queries/get-candidate";
import { getCheckIn } from "@/features/check-ins/queries/get-check-in";
import { getClient } from "@/features/clients/queries/get-client";
import { getImport } from "@/features/imports/queries/list-imports";
import { listStops } from "@/features/messages/queries/list-stops";
import { seesDelivery } from "@/features/messages/rules/delivery-access";
import { wordsOfStop } from "@/features/messages/rules/stop";
import { getOutreach } from "@/features/outreach/queries/get-outreach";
import { getPositionHead } from "@/features/positions/queries/get-position";
import { seesDoNotEmail } from "@/features/suppressions/rules/list-access";
import { getTemplate } from "@/features/templates/queries/list-templates";
import { getValueItem } from "@/features/value-items/queries/list-value-items";
import { getCallList } from "@/features/top-of-mind/queries/get-call-list";
import { getThread } from "@/features/threads/queries/get-thread";
import { changesSignIn } from "@/features/recruiters/rules/permission";
import { seesSecurity } from "@/features/security/rules";
import { pageContext } from "@/lib/server/auth";
import { pageId, theOne } from "@/lib/server/page-id";
import { RecruiterShell } from "./recruiter-shell";

type Props = {
  children: ReactNode;
  /** Around a page, and not around the sentence that there is none. */
  ofPage?: boolean;
};

/** The frame of every screen, with who is signed in and what stops email. */
export async function RecruiterFrame({ children, ofPage = false }: Props) {
  const context = await pageContext();
  const { id, name, role, zone } = context.actor;
  // Asked before the page is begun: a part that is drawn by itself costs more to send than this statement takes.
  const [stops] = await Promise.all([listStops(context), ofPage ? requireThere(role) : undefined]);
  const narrow = (await cookies()).get("callback.nav")?.value === "narrow";
  return (
    <RecruiterShell
      user={{ id, name, role, zone }}
      narrow={narrow}
      now={context.now}
      stops={stops.map((stop) => wordsOfStop(stop, zone, context.now))}
    >
      {children}
    </RecruiterShell>
  );
}

/** What the pages under an address are about: asked for here, and not again by the page. */
const things: Record<string, (id: string) => Promise<unknown>> = {
  "call-lists": async (id) => theOne(getCallList, id),
  candidates: async (id) => theOne(getCandidate, id),
  "check-ins": async (id) => theOne(getCheckIn, id),
  clients: async (id) => theOne(getClient, id),
  imports: async (id) => theOne(getImport, id),
  outreach: async (id) => theOne(getOutreach, id),
  positions: async (id) => theOne(getPositionHead, id),
  replies: async (id) => theOne(getThread, id),
  templates: async (id) => theOne(getTemplate, id),
  "worth-sharing": async (id) => theOne(getValueItem, id),
};

/** The pages under Settings that not everybody sees. */
const ofRoles: Record<string, (role: Role) => boolean> = {
  audit: seesAuditLog,
  deliverability: seesDelivery,
  delivery: seesDelivery,
  "do-not-email": seesDoNotEmail,
  security: seesSecurity,
  "sign-in": changesSignIn,
};

/**
 * Where the thing of a page is not there, the answer has the status 404. A page cannot say so: it comes after the sign
 * that it is loading, and with that the status has left. This is before it, and runs once for a page that is opened by
 * its address; between pages the frame stays as it is.
 */
async function requireThere(role: Role): Promise<void> {
  const path = (await headers()).get("x-path") ?? "";
  const [, noun = "", id, ...rest] = path.replace(/\?.*$/s, "").split("/");
  if (noun === "settings" && id && Object.hasOwn(ofRoles, id) && !ofRoles[id]?.(role)) notFound();
  const find = Object.hasOwn(things, noun) ? things[noun] : undefined;
  // "/positions/new" is a page of its own.
  if (!find || !id || (id === "new" && rest.length === 0)) return;
  await find(await pageId(Promise.resolve({ id })));
}
