/**
 * Runs one job at a time in this process, and once more where it was asked for while it ran, so that nothing that came
 * in the meantime waits for the next sweep.
 */
export function createRunner(run: () => Promise<unknown>, onError: (error: unknown) => void) {
  let again = false;
  let running: Promise<void> | null = null;

  async function loop() {
    do {
      again = false;
      try {
        await run();
      } catch (error) {
        onError(error);
      }
    } while (again);
    running = null;
  }

  return {
    kick(): Promise<void> {
      again = true;
      running ??= loop();
      return running;
    },
    /** Resolves once nothing runs any more. */
    async idle() {
      again = false;
      await running;
    },
  };
}
