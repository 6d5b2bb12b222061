// Preloaded into web and worker: when the process that started them is gone, however it ended, they end too. Five
// seconds are for an orderly end. Without a limit web would run for as long as a browser keeps its connection, on a
// database that is gone.
process.once("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.kill(process.pid, "SIGKILL"), 5_000).unref();
});
