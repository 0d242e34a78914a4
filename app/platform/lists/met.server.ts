import { sql, type SQL } from 'drizzle-orm';

/**
 * For the counts beside a filter's boxes: works out once a row which questions it meets, and counts by all of them but
 * one. `join` goes behind the table, `count` is a column.
 */
export function metColumns<Group extends string>(groups: Partial<Record<Group, SQL>>) {
  const asked = Object.entries(groups) as [Group, SQL][];
  const column = (group: Group) => sql`met.${sql.identifier(group)}`;
  const columns = asked.map(([group, condition]) => sql`(${condition}) is true as ${sql.identifier(group)}`);
  return {
    join: asked.length === 0 ? sql`` : sql`cross join lateral (select ${sql.join(columns, sql`, `)} offset 0) met`,
    count: (left: Group | undefined, test: SQL | null) => {
      const others = asked.filter(([group]) => group !== left).map(([group]) => column(group));
      const all = test ? [...others, sql`(${test})`] : others;
      return all.length === 0 ? sql`count(*)` : sql`count(*) filter (where ${sql.join(all, sql` and `)})`;
    },
  };
}
