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
