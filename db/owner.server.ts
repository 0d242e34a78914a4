import postgres, { type Sql, type TransactionSql } from 'postgres';

/** A connection as the owner of the database, who alone may change its tables and reference data. */
export type OwnerSql = Sql;

/** One transaction of the owner. */
export type OwnerTransaction = TransactionSql;

/**
 * Opens one connection as the owner of the database: for migrations, seeds and imports, never for serving a page.
 *
 * @param url the owner's postgres:// address, password included
 * @returns the connection; the caller ends it with `await sql.end()`
 */
export function openOwner(url: string): OwnerSql {
  return postgres(url, {
    max: 1,
    prepare: false,
    connect_timeout: 10,
    connection: { application_name: 'joined-up-owner' },
    onnotice: () => undefined,
  });
}
