// Preloaded into web and worker: when the process that started them is gone, however it ended, they end too. In order
// where they can, and soon: web would go on for as long as a browser keeps its connection, with a database that is gone.
process.once("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.kill(process.pid, "SIGKILL"), 5_000).unref();
});
