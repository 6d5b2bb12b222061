/** Errors by the path of their field: `{ "licenses.0.state": ["Choose a state."] }`; "" is the whole form. */
export type FieldErrors = Record<string, string[]>;

/**
 * What a form shows when an action says no. Anything unexpected is "failed", with a code that is in the log; "unheard" is
 * said by the browser, where no answer came, and "unconfirmed" asks it for the password before the same press again.
 */
export type ActionError = {
  kind: "refused" | "gone" | "signed-out" | "unconfirmed" | "failed" | "unheard";
  sentence: string;
  field?: string | undefined;
};

/**
 * One press of a verb: its key is made by the browser for what was meant, and kept until an answer arrives, so that a
 * second press does nothing twice. `again` says that it was pressed before, with the same input or after more was typed.
 */
export type Press = { readonly key: string; readonly again?: "same" | "changed" | undefined };

/** What an action answers: data, or what was wrong. It never throws but for a redirect. */
export type ActionResult<R> = { data?: R; serverError?: ActionError; validationErrors?: FieldErrors };

/** A server action as a browser has it. Components call it by answerOf() or one of the hooks, never by itself. */
export type Action<I, R> = (input: I, press?: Press) => Promise<ActionResult<R>>;
