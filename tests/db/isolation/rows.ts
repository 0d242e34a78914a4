import type postgres from 'postgres';

/** A row of each table at each tenant, as JSON, with the columns that may be inserted. */
export interface Rows {
  /** An INSERT of a copy of the row that `table` has at `tenantNo`, with some columns changed. */
  copy: (table: string, tenantNo: number, change?: Record<string, unknown>) => { sql: string; params: unknown[] };
}

interface TableRows {
  columns: string[];
  byTenant: Map<number, Record<string, unknown>>;
}

/** Reads the world once as the superuser. */
export async function readRows(sql: postgres.Sql, tables: readonly string[]): Promise<Rows> {
  const known = new Map<string, TableRows>();
  for (const table of tables) known.set(table, await readTable(sql, table));
  return {
    copy(table, tenantNo, change = {}) {
      const { columns, byTenant } = known.get(table) as TableRows;
      const row = { ...byTenant.get(tenantNo), ...change };
      const list = columns.map((column) => `"${column}"`).join(', ');
      return {
        sql: `insert into "${table}" (${list}) select ${list} from jsonb_populate_record(null::"${table}", $1::text::jsonb)`,
        params: [JSON.stringify(row)],
      };
    },
  };
}

async function readTable(sql: postgres.Sql, table: string): Promise<TableRows> {
  const columns = await sql<{ name: string }[]>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`;
  const rows = await sql.unsafe<{ no: number; row: Record<string, unknown> }[]>(
    `select tenant_no as no, to_jsonb(t) as row from "${table}" t`,
  );
  return { columns: columns.map(({ name }) => name), byTenant: new Map(rows.map(({ no, row }) => [no, row])) };
}
