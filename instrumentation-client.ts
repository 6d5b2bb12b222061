/** How long a server action may take. Ended, it says that no answer came; what it did is not done twice. */
const longestAction = 30_000;

// Next calls actions one after the other, and has no word for how long one may take: one that hangs on a connection that
// is gone would hold all that are pressed after it.
const fetching = window.fetch.bind(window);
window.fetch = (input, init) =>
  new Headers(init?.headers).has("next-action")
    ? fetching(input, { ...init, signal: AbortSignal.timeout(longestAction) })
    : fetching(input, init);
