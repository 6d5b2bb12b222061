const began = performance.now();

/** What goes on, with the seconds since the start. */
export function say(what: string) {
  console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${what}`);
}
