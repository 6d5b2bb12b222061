import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, inject } from "vitest";
import { connect } from "./client";
import { type DatabaseUrls, urlsOf } from "./database-urls";

declare module "vitest" {
  export interface ProvidedContext {
    /** The throwaway server of this run, at its migrated template database (scripts/test-server.ts). */
    template: DatabaseUrls;
  }
}

/**
 * A database of its own for a test file, cloned from the migrated template and dropped after the last test. Its pool has
 * the application's role, as web and worker have; `owner` is for what only a test does to the tables.
 */
export async function testDatabase() {
  return create(new URL(inject("template").ownerUrl).pathname.slice(1));
}

/** The same without a table in it: for tests that bring it to an older state of the migrations first. */
export async function emptyDatabase() {
  return create("template0");
}

async function create(from: string) {
  const template = inject("template");
  const name = `test_${randomBytes(8).toString("hex")}`;
  const server = urlsOf(template, "callback").ownerUrl;
  await administer(server, `create database ${name} template ${from}`);

  const urls = urlsOf(template, name);
  const { sql, db } = connect(urls.url, { name });
  const owner = connect(urls.ownerUrl, { name, max: 2 });
  afterAll(async () => {
    await Promise.all([sql.end(), owner.sql.end()]);
    await administer(server, `drop database ${name} with (force)`);
  });
  return { db, sql, owner, ...urls };
}

async function administer(url: string, statement: string) {
  const sql = postgres(url, { max: 1 });
  await sql.unsafe(statement);
  await sql.end();
}
