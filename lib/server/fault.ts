/** What the log may know of an unexpected error: kind, code, constraint and where, never its message or the SQL. */
export function faultOf(error: unknown) {
  if (!(error instanceof Error)) return { fault: typeof error };
  const cause = error.cause as { code?: unknown; constraint_name?: unknown; message?: unknown } | undefined;
  return {
    fault: error.name,
    database: typeof cause?.code === "string" ? cause.code : undefined,
    constraint: typeof cause?.constraint_name === "string" ? cause.constraint_name : undefined,
    where: error.stack
      ?.split("\n")
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim()),
  };
}
