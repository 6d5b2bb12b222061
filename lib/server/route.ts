import { z } from "zod";
import type { Context, Recruiter } from "@/db/context";
import { env } from "@/lib/env";
import { NotAllowed, NotFound, Refusal } from "@/lib/errors";
import { isForeignOrigin, isOwnHost } from "@/lib/own-address";
import { storable, storableJson } from "@/lib/text";
import { notConfirmed } from "@/features/recruiters/rules/confirmed";
import { currentRecruiter, currentSession } from "./auth";
import { callerOf } from "./client-address";
import { requestContext } from "./request-context";
import { requireSeen } from "./seen-ids";
import { noteSecurityEvent } from "./security-notes";

/** What Next hands to a route: an address without a part in brackets has no params. */
type Params = { params: Promise<Record<string, string> | undefined> };
type Asked = { request: Request; search: URLSearchParams; params: Record<string, string> };
type Handler<C> = (context: C, asked: Asked) => Promise<unknown>;
type Route = (request: Request, params: Params) => Promise<Response>;

const ofOneReader = { "cache-control": "private, no-store" };

/**
 * A route for somebody who is signed in, beside recruiterAction(): 401 where nobody is, 404 where the thing is not there,
 * 400 with its sentence where a rule refuses. What the handler returns is sent as JSON, unless it is a Response.
 *
 *     export const GET = recruiterRoute(async (context, { params }) => getCandidacy(context, idOf(params)));
 */
export function recruiterRoute(handle: Handler<Context & { actor: Recruiter }>): Route {
  return async (request, { params }) => {
    const given = (await params) ?? {};
    const refused = refuseStranger(request, given);
    if (refused) return refused;
    const actor = await currentRecruiter();
    if (!actor) return Response.json({ sentence: "You are signed out." }, { status: 401 });
    const seen: typeof handle = async (context, asked) => {
      await requireSeen(context, [asked.params, Object.fromEntries(asked.search)]);
      return handle(context, asked);
    };
    return answer(seen, requestContext(actor, callerOf(request.headers)), request, given);
  };
}

/**
 * The same for what takes data along: 403 where whoever is signed in has not proved within the last minutes who they
 * are. The page asks for that by an action before it leads here (features/recruiters/components/download-link.tsx).
 */
export function confirmedRoute(handle: Handler<Context & { actor: Recruiter }>): Route {
  return recruiterRoute(async (context, asked) => {
    if ((await currentSession())?.confirmed) return handle(context, asked);
    return Response.json({ sentence: notConfirmed }, { status: 403 });
  });
}

/** A route that anybody can call, with a token or a signature that its handler checks. `name` acts in their place. */
export function openRoute(name: string, handle: Handler<Context>): Route {
  return async (request, { params }) => {
    const context = requestContext({ kind: "system", name } as const, callerOf(request.headers));
    return answer(handle, context, request, (await params) ?? {});
  };
}

/** The id in a route's address. Anything that is none is not there. */
export function idOf(params: Record<string, string>): string {
  const { data } = z.uuid().safeParse(params["id"]);
  if (!data) throw new NotFound("page");
  return data;
}

/**
 * The upload of a file passes the proxy by, so whoever is signed in is asked here as well whether the request was meant
 * for this installation and came from it.
 */
function refuseStranger(request: Request, params: Record<string, string>): Response | null {
  const caller = callerOf(request.headers);
  if (!isOwnHost(request.headers, env())) {
    noteSecurityEvent({ kind: "host_refused", code: "host", caller });
    return Response.json({ sentence: "Callback does not answer under this name." }, { status: 421 });
  }
  if (request.method === "GET" || !isForeignOrigin(request.headers, env())) return null;
  noteSecurityEvent({ kind: "origin_refused", code: patternOf(request, params), caller });
  return Response.json({ sentence: "This request came from another site." }, { status: 403 });
}

/** The address as the router has it, without the ids and tokens of this request: `/api/imports/[id]/report`. */
function patternOf(request: Request, params: Record<string, string>): string {
  const names = new Map(Object.entries(params).map(([name, value]) => [value, `[${name}]`]));
  const { pathname } = new URL(request.url);
  return pathname
    .split("/")
    .map((part) => names.get(decodeURIComponent(part)) ?? part)
    .join("/");
}

function searchOf(request: Request) {
  const { searchParams } = new URL(request.url);
  return new URLSearchParams([...searchParams].map(([name, value]) => [storable(name), storable(value)]));
}

async function answer<C extends Context>(
  handle: Handler<C>,
  context: C,
  request: Request,
  params: Record<string, string>,
) {
  try {
    const result = await handle(context, { request, search: searchOf(request), params: storableJson(params) });
    return result instanceof Response ? result : Response.json(result, { headers: ofOneReader });
  } catch (error) {
    if (error instanceof NotFound) return Response.json({ sentence: error.message }, { status: 404 });
    if (error instanceof NotAllowed)
      noteSecurityEvent({
        actor: context.actor,
        kind: "verb_refused",
        code: patternOf(request, params),
        ...(context.caller && { caller: context.caller }),
      });
    if (error instanceof Refusal) return Response.json({ sentence: error.message }, { status: 400 });
    throw error;
  }
}
