import cluster from "node:cluster";
import { AggregatorRegistry } from "prom-client";
import { metricsAsked, metricsTold } from "@/lib/server/metrics";

type Web = { program: string; args: string[]; processes: number; log: (sentence: string) => void };

/** A process that ends sooner than this after its start is broken: its next start waits. */
const soonMs = 5_000;

/**
 * Runs as many web processes as asked behind one port. One that ends by itself is started again. SIGTERM and SIGINT are
 * handed on: each answers what it has begun and takes nothing new, and this process ends with the last of them.
 */
export function runWebs({ program, args, processes, log }: Web) {
  const figures = new AggregatorRegistry();
  let leaving = false;
  cluster.setupPrimary({ exec: program, args });
  const fork = () => {
    const began = performance.now();
    const web = cluster.fork();
    web.on("message", (message: { type?: string; id?: string }) => {
      if (message.type !== metricsAsked) return;
      const tell = (text: string) => {
        if (web.isConnected()) web.send({ type: metricsTold, id: message.id, text });
      };
      figures.clusterMetrics().then(tell, () => tell(""));
    });
    web.on("exit", (code) => {
      if (leaving) return;
      log(`A web process ended (${code}); another one takes its place.`);
      setTimeout(() => leaving || fork(), performance.now() - began < soonMs ? soonMs : 0);
    });
  };
  for (let count = 0; count < processes; count += 1) fork();

  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.on(signal, () => {
      leaving = true;
      for (const web of Object.values(cluster.workers ?? {})) web?.process.kill(signal);
      if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(0);
      cluster.on("exit", () => {
        if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(0);
      });
    });
}
