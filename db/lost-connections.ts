import type { Sql, TransactionSql } from "postgres";

/** postgres.js gives a connection to the statement that is executed on it, by an option that its types do not know. */
type Connection = { id: number };
type Options = { onexecute?: (connection: Connection) => unknown };
type Unsafe = (text: string, values?: unknown[], options?: Options) => unknown;
type Work = (transaction: TransactionSql) => unknown;
/** `begin` and `savepoint`: their first argument is optional, the work is the last one. */
type Around = (...asked: unknown[]) => Promise<unknown>;

/** Thrown at a statement of a transaction that the database has already rolled back. */
export class ConnectionLost extends Error {
  readonly code = "CONNECTION_LOST";

  constructor() {
    super("The connection of this transaction was lost.");
    this.name = "ConnectionLost";
  }
}

/** How often each connection of a pool was lost: the pool opens a lost one anew under the same id. */
export function countLosses() {
  const counts = new Map<number, number>();
  return {
    note: (id: number) => void counts.set(id, (counts.get(id) ?? 0) + 1),
    of: (id: number) => counts.get(id) ?? 0,
  };
}

/**
 * Ends a transaction with its connection. postgres.js 3.4.9 goes on sending the statements of a transaction whose
 * connection is lost, its own rollback first: either they are written to nothing, which throws where nobody can catch
 * it (`nextWrite`, src/connection.js:255), or the connection was opened anew for somebody else and they run there,
 * outside of any transaction or inside of another's.
 */
export function endingLostTransactions(client: Sql, losses: ReturnType<typeof countLosses>): Sql {
  const unsafe = client.unsafe.bind(client) as Unsafe;
  const begin = client.begin.bind(client) as Around;
  let beginning: ((connection: Connection) => void) | null = null;

  // `begin` sends its first statement before it returns, and asks to be told which connection took it.
  const noting: Unsafe = (text, values, options) => {
    const note = beginning;
    const { onexecute } = options ?? {};
    if (!note || !onexecute) return unsafe(text, values, options);
    const both = (connection: Connection) => {
      note(connection);
      return onexecute(connection);
    };
    return unsafe(text, values, { ...options, onexecute: both });
  };

  const guarded: Around = (...asked) => {
    let isLost = () => false;
    beginning = ({ id }) => {
      const before = losses.of(id);
      isLost = () => losses.of(id) !== before;
    };
    try {
      return begin(
        ...asked.slice(0, -1),
        guard(asked.at(-1) as Work, () => isLost()),
      );
    } finally {
      beginning = null;
    }
  };

  return Object.assign(client, { unsafe: noting, begin: guarded }) as Sql;
}

function guard(work: Work, isLost: () => boolean): Work {
  return async (transaction) => {
    const unsafe = transaction.unsafe.bind(transaction) as Unsafe;
    const savepoint = transaction.savepoint.bind(transaction) as Around;
    const refuseLost = () => {
      if (isLost()) throw new ConnectionLost();
    };
    Object.assign(transaction, {
      unsafe: (...asked: Parameters<Unsafe>) => {
        refuseLost();
        return unsafe(...asked);
      },
      savepoint: (...asked: unknown[]) => {
        refuseLost();
        return savepoint(...asked.slice(0, -1), guard(asked.at(-1) as Work, isLost));
      },
    });
    try {
      return await work(transaction);
    } finally {
      // `begin` has been rejected with the connection; whoever is given no end sends no commit and no rollback.
      if (isLost()) await new Promise(() => undefined);
    }
  };
}
