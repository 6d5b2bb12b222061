import { getTableConfig, PgDialect, type AnyPgColumn, type PgTable } from "drizzle-orm/pg-core";

type Config = ReturnType<typeof getTableConfig>;
type Index = Config["indexes"][number];

const dialect = new PgDialect();

/** Foreign keys, as `table.column`, that no index leads with: deleting or looking up the row they name reads the whole table. */
export function unindexedForeignKeys(tables: PgTable[]): string[] {
  return tables.map(getTableConfig).flatMap((config) => {
    const led = leadingColumns(config);
    return config.foreignKeys
      .map((key) => key.reference().columns.map(({ name }) => name))
      .filter((columns) => !led.some((index) => leads(index, columns)))
      .map((columns) => `${config.name}.${columns.join("+")}`);
  });
}

function leads(index: (string | undefined)[], columns: string[]) {
  const first = index.slice(0, columns.length);
  return columns.every((column) => first.includes(column));
}

function leadingColumns(config: Config): (string | undefined)[][] {
  const names = (columns: AnyPgColumn[]) => columns.map(({ name }) => name);
  return [
    ...config.columns.filter(({ primary, isUnique }) => primary || isUnique).map(({ name }) => [name]),
    ...config.primaryKeys.map(({ columns }) => names(columns)),
    ...config.uniqueConstraints.map(({ columns }) => names(columns)),
    ...config.indexes
      .filter((index) => holdsEveryReference(config.name, index))
      .map((index) => columnsOf(index).map((column) => column.name)),
  ];
}

/** An expression in an index has no name, so it leads nothing. */
function columnsOf({ config }: Index) {
  return config.columns as Partial<AnyPgColumn>[];
}

/** A partial index counts where it leaves out only the rows that refer to nothing. */
function holdsEveryReference(table: string, index: Index) {
  const { where } = index.config;
  const [first] = columnsOf(index);
  return !where || dialect.sqlToQuery(where).sql === `"${table}"."${first?.name}" is not null`;
}
