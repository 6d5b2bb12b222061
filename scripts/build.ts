import { buildIfStale } from "@/local/build";

const stack = new AsyncDisposableStack();
try {
  await buildIfStale(stack);
} catch (error) {
  console.error(error instanceof Error ? error.message : "The build failed.");
  process.exitCode = 1;
}
await stack.disposeAsync();
