import { sql, type Kysely } from 'kysely'

/** Whose an account is: personal, and so beside the log. Written before the log opens the account, or nobody finds it. */
export async function nameHolder(db: Kysely<unknown>, journal: string, account: string, name: string): Promise<void> {
  await sql`
    insert into account_holder (journal, account, name)
    values (${journal}, ${account}, ${name})
    on conflict (journal, account) do update set name = excluded.name`.execute(db)
}

/** An account that was never opened has no holder. */
export async function forgetHolder(db: Kysely<unknown>, journal: string, account: string): Promise<void> {
  await sql`
    delete from account_holder
    where journal = ${journal} and account = ${account}
      and not exists (select from event where journal = ${journal} and stream = 'account-' || ${account})`.execute(db)
}

/** Who is behind what was entered, by the name that people know; an account without a holder stays as it is. */
export async function naming(
  db: Kysely<unknown>,
  journal: string,
  actors: readonly string[],
): Promise<(actor: string) => string> {
  const { rows } = await sql<{ account: string; name: string }>`
    select account, name from account_holder
    where journal = ${journal} and account = any(${[...new Set(actors)]})`.execute(db)
  const names = new Map(rows.map(({ account, name }) => [account, name]))
  return (actor) => names.get(actor) ?? actor
}
