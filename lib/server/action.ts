import { randomBytes } from "node:crypto";
import { headers } from "next/headers";
import { createSafeActionClient } from "next-safe-action";
import { z } from "zod";
import type { Actor, Context, Recruiter } from "@/db/context";
import { notConfirmed } from "@/features/recruiters/rules/confirmed";
import { requireWriter } from "@/features/recruiters/rules/permission";
import type { Action, ActionError, Press } from "@/lib/action-result";
import { NotAllowed, NotFound, Refusal } from "@/lib/errors";
import { faultOf } from "@/lib/fault";
import { log } from "@/lib/log";
import { signedOut } from "@/lib/signed-out";
import { plainIssue } from "@/lib/plain-issues";
import { currentRecruiter, currentSession } from "./auth";
import { requestContext } from "./request-context";
import { flattenErrors } from "./field-errors";
import { nameOfAction } from "./action-name";
import { noteSecurityEvent } from "./security-notes";
import { callerOf } from "./client-address";
import { requireSeen } from "./seen-ids";

// Of the whole process, wherever a schema says nothing itself. The locale of zod would be the last to be asked.
z.config({ customError: plainIssue });

class SignedOut extends Error {}
class Unconfirmed extends Error {}

const client = createSafeActionClient({
  async handleServerError(error, { ctx }): Promise<ActionError> {
    if (error instanceof NotAllowed) await noteRefusedVerb((ctx as { actor?: Actor }).actor);
    if (error instanceof Refusal) return { kind: "refused", sentence: error.message, field: error.field };
    if (error instanceof NotFound) return { kind: "gone", sentence: error.message };
    if (error instanceof SignedOut)
      return {
        kind: "signed-out",
        sentence: signedOut,
      };
    if (error instanceof Unconfirmed) return { kind: "unconfirmed", sentence: notConfirmed };
    const code = randomBytes(3).toString("hex").toUpperCase();
    log.error({ code, ...faultOf(error) }, "An action failed.");
    return {
      kind: "failed",
      sentence: `Something went wrong on our side. Try again; if it stays, tell an admin ${code}.`,
    };
  },
});

async function noteRefusedVerb(actor: Actor | undefined) {
  const asked = await headers();
  noteSecurityEvent({
    ...(actor && { actor }),
    kind: "verb_refused",
    code: nameOfAction(asked.get("next-action")),
    caller: callerOf(asked),
  });
}

const reading = client.use(async ({ next }) => {
  const actor = await currentRecruiter();
  if (!actor) throw new SignedOut();
  return next({ ctx: requestContext(actor, callerOf(await headers())) });
});

const writing = reading.use(async ({ next, ctx }) => {
  requireWriter(ctx.actor);
  return next({ ctx });
});

async function requireConfirmed() {
  if (!(await currentSession())?.confirmed) throw new Unconfirmed();
}

const confirmed = writing.use(async ({ next, ctx }) => {
  await requireConfirmed();
  return next({ ctx });
});

const confirmedReading = reading.use(async ({ next, ctx }) => {
  await requireConfirmed();
  return next({ ctx });
});

const open = client.use(async ({ next }) => {
  const actor = { kind: "system", name: "public page" } as const;
  return next({ ctx: requestContext(actor, callerOf(await headers())) });
});

type RecruiterContext = Context & { actor: Recruiter };

type Act<C, S extends z.ZodType, R> = (context: C, input: z.output<S>) => Promise<R>;

const byPath = { handleValidationErrorsShape: flattenErrors };
const pressed = z.object({ key: z.uuid(), again: z.enum(["same", "changed"]).optional() }).optional();

/**
 * A server action that changes something: signed in, not a viewer, every field parsed.
 *
 *     export const setRoleAction = recruiterAction(setRoleInput, async (context, input) => {
 *       await setRole(context, input);
 *       revalidatePath("/settings/people");
 *     });
 *
 * Its second argument is the press it answers, which the context hands on to runOperation().
 */
export function recruiterAction<S extends z.ZodType, R>(
  input: S,
  act: Act<RecruiterContext, S, R>,
): Action<z.input<S>, R> {
  return actionOf(writing, input, act);
}

/**
 * The same for what gives access or takes data along: roles, accounts, keys, exports, erasure. Whoever is signed in has
 * proved within the last minutes who they are; the browser asks for the password where they have not (answerOf() in
 * components/form/use-action.ts), and repeats the press.
 */
export function confirmedAction<S extends z.ZodType, R>(
  input: S,
  act: Act<RecruiterContext, S, R>,
): Action<z.input<S>, R> {
  return actionOf(confirmed, input, act);
}

/** The same for what a viewer may do as well: their own keys. */
export function confirmedViewerAction<S extends z.ZodType, R>(
  input: S,
  act: Act<RecruiterContext, S, R>,
): Action<z.input<S>, R> {
  return actionOf(confirmedReading, input, act);
}

/** A server action that only reads, or touches nothing but the recruiter's own sign-in: viewers may call it. */
export function viewerAction<S extends z.ZodType, R>(
  input: S,
  act: Act<RecruiterContext, S, R>,
): Action<z.input<S>, R> {
  return actionOf(reading, input, act);
}

function actionOf<S extends z.ZodType, R>(by: typeof reading, input: S, act: Act<RecruiterContext, S, R>) {
  const action = by
    .bindArgsSchemas([pressed])
    .inputSchema(input, byPath)
    .action(async ({ parsedInput, bindArgsParsedInputs: [press], ctx }) => {
      await requireSeen(ctx, parsedInput);
      return act(press ? { ...ctx, press } : ctx, parsedInput as z.output<S>);
    }) as (press: Press | undefined, input: z.input<S>) => ReturnType<Action<z.input<S>, R>>;
  const called: Action<z.input<S>, R> = async (said, press) => action(press, said);
  return called;
}

/** A server action of a page anybody can open: login, a candidate's answer. What it calls must check a token itself. */
export function openAction<S extends z.ZodType, R>(input: S, act: Act<Context, S, R>): Action<z.input<S>, R> {
  const action = open.inputSchema(input, byPath).action(({ parsedInput, ctx }) => act(ctx, parsedInput as z.output<S>));
  return action as Action<z.input<S>, R>;
}
