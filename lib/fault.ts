/** What a log may know of an unexpected error. Never its message, its SQL or a value: those hold personal data. */
export type Fault = {
  fault: string;
  /** The SQLSTATE of PostgreSQL, or the code of Node or of the driver: ECONNREFUSED. */
  code?: string;
  constraint?: string;
  frames?: string[];
  cause?: Fault;
};

const mostFrames = 8;
const mostCauses = 4;

/** The one function by which an error gets into a log, in the web process and in the worker. */
export function faultOf(error: unknown, causesLeft = mostCauses): Fault {
  if (!(error instanceof Error)) return { fault: error === null ? "null" : typeof error };
  const { code, constraint_name: constraint } = error as { code?: unknown; constraint_name?: unknown };
  return {
    fault: wordOf(error.name) ?? "Error",
    ...defined("code", wordOf(code)),
    ...defined("constraint", wordOf(constraint)),
    frames: framesOf(error),
    ...(error.cause === undefined || causesLeft === 0 ? {} : { cause: faultOf(error.cause, causesLeft - 1) }),
  };
}

/** A fault in a few words, for a row that keeps why something failed: what lies deepest is the reason. */
export function faultWords(error: unknown): string {
  let deepest = faultOf(error);
  while (deepest.cause) deepest = deepest.cause;
  return [deepest.fault, deepest.code, deepest.constraint].filter((word) => word !== undefined).join(" ");
}

/** The constraint by which the database refused something, or undefined where it was no constraint. */
export function constraintOf(error: unknown): string | undefined {
  for (let fault: Fault | undefined = faultOf(error); fault; fault = fault.cause)
    if (fault.constraint) return fault.constraint;
  return undefined;
}

/** Whether the database was away or too busy, so that the same work may succeed in a moment. */
export function isPassing(error: unknown): boolean {
  for (let fault: Fault | undefined = faultOf(error); fault; fault = fault.cause) {
    const code = fault.code ?? "";
    // SQLSTATE classes: connection, shut down by an operator, out of resources, deadlock or lost race; then Node's and the driver's.
    if (/^(08|57|53|40)[0-9A-Z]{3}$/.test(code) || /^(CONNECT|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|ENOENT)/.test(code))
      return true;
  }
  return false;
}

/** Codes and the names of classes and constraints are single words; anything else might be a sentence about somebody. */
function wordOf(value: unknown) {
  return typeof value === "string" && /^[\w.$-]{1,80}$/.test(value) ? value : undefined;
}

function defined(name: string, value: string | undefined) {
  return value === undefined ? {} : { [name]: value };
}

/**
 * The stack begins with the message, and a line of a message may look like a frame: where the message is not found, no
 * frames are reported.
 */
function framesOf(error: Error): string[] {
  const { stack = "", message } = error;
  const start = stack.indexOf(message);
  if (start < 0) return [];
  return stack
    .slice(start + message.length)
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, mostFrames)
    .map((line) => line.trim());
}
