import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, inject } from "vitest";
import { connect } from "./client";

declare module "vitest" {
  export interface ProvidedContext {
    /** The throwaway server of this run, at its migrated template database (scripts/test-server.ts). */
    templateUrl: string;
  }
}

/** A database of its own for a test file, cloned from the migrated template and dropped after the last test. */
export async function testDatabase() {
  const template = new URL(inject("templateUrl"));
  const name = `test_${randomBytes(8).toString("hex")}`;
  const server = new URL("/callback", template).href;
  await administer(server, `create database ${name} template ${template.pathname.slice(1)}`);

  const url = new URL(`/${name}`, template).href;
  const { sql, db } = connect(url, { name });
  afterAll(async () => {
    await sql.end();
    await administer(server, `drop database ${name} with (force)`);
  });
  return { db, sql, url };
}

async function administer(url: string, statement: string) {
  const sql = postgres(url, { max: 1 });
  await sql.unsafe(statement);
  await sql.end();
}
