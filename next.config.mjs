/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm run check` types the whole tree with TypeScript 7, which has no compiler API for next build to call.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["@node-rs/argon2", "pg-boss", "pino", "postgres"],
};

export default config;
