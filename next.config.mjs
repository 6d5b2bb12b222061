import { existsSync } from "node:fs";

const production = process.env.NODE_ENV === "production";

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm run check` types the whole tree with TypeScript 7, which has no compiler API for next build to call.
  typescript: { ignoreBuildErrors: true },
  // The last three are megabytes of data and of components nobody sees, which the build would minify each time.
  serverExternalPackages: [
    "@node-rs/argon2",
    "pino",
    "postgres",
    "prom-client",
    "react-email",
    "zipcode-to-timezone",
    "zipcodes",
  ],
  experimental: {
    // Nothing reads the maps of a production build: Node looks at them with --enable-source-maps alone.
    turbopackSourceMaps: !production,
    turbopackInputSourceMaps: !production,
    // The first start waits for its build; who builds again gets the cache.
    turbopackFileSystemCacheForBuild: existsSync(".next/BUILD_ID"),
  },
};

export default config;
