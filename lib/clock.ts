/**
 * The one clock of the product: the machine's, plus what `npm start` sets it ahead by on the demonstration firm, so that
 * emails go out although it is Sunday night. Nothing else sets CALLBACK_CLOCK_AHEAD_MS.
 */
export function present(): Date {
  return new Date(Date.now() + Number(process.env.CALLBACK_CLOCK_AHEAD_MS ?? 0));
}
