/** Errors by the path of their field: `{ "licenses.0.state": ["Choose a state."] }`; "" is the whole form. */
export type FieldErrors = Record<string, string[]>;

/** What a form shows when an action says no. Anything unexpected is "failed", with a code that is in the log. */
export type ActionError = {
  kind: "refused" | "gone" | "signed-out" | "failed";
  sentence: string;
  field?: string | undefined;
};

/** What an action answers: data, or what was wrong. It never throws but for a redirect. */
export type ActionResult<R> = { data?: R; serverError?: ActionError; validationErrors?: FieldErrors };
