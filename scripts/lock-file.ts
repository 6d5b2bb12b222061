import { readFileSync, writeFileSync } from "node:fs";

type Locked = {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};
type LockFile = { packages: Record<string, Locked> };

// npm leaves out of the lock file what the registry at hand does not carry, and npm ci then refuses the file. Binaries
// for other platforms are such packages: `npm run lock` writes them in, by what their names say.
const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as LockFile;
const missing = Object.entries(lock.packages).flatMap(([path, { dev, optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !isLocked(path, name))
    .map(([name, version]) => ({ name, version, dev })),
);

if (process.argv.includes("--write")) {
  for (const each of missing) lock.packages[`node_modules/${each.name}`] = entry(each);
  lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, "en")));
  writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
} else if (missing.length > 0) {
  console.error(`npm ci would refuse package-lock.json, which lacks ${missing.length} packages. Run: npm run lock`);
  process.exitCode = 1;
}

/** As npm looks for it: beside the package that wants it, then in each folder above. */
function isLocked(path: string, name: string): boolean {
  const beside = path === "" ? `node_modules/${name}` : `${path}/node_modules/${name}`;
  if (beside in lock.packages) return true;
  if (path === "") return false;
  const above = path.lastIndexOf("/node_modules/");
  return isLocked(above === -1 ? "" : path.slice(0, above), name);
}

function entry({ name, version, dev }: (typeof missing)[number]): Locked {
  const words = name.split(/[/-]/);
  const oses = ["android", "darwin", "freebsd", "linux", "openharmony", "win32"];
  const cpus = ["arm", "arm64", "ia32", "ppc64", "riscv64", "s390x", "x64"];
  const os = oses.filter((each) => words.includes(each));
  const cpu = cpus.filter((each) => words.includes(each));
  const libc = /-musl/.test(name) ? ["musl"] : /-gnu/.test(name) ? ["glibc"] : undefined;
  if (os.length !== 1 || cpu.length !== 1)
    throw new Error(`${name}@${version} names no platform. Is it in the registry?`);
  return { version, cpu, ...(dev && { dev }), ...(libc && os[0] === "linux" && { libc }), optional: true, os };
}
