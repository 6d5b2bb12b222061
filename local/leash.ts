// Preloaded into web and worker: when the process that started them is gone, however it ended, they end too.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
