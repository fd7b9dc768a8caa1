import { runMigrations } from 'bullmq'
import { Client, escapeIdentifier } from 'pg'
import { schema } from './postgres.ts'

/**
 * Brings BullMQ's schema to the version that this BullMQ knows, as the owner, and lets the application's role use it
 * and nothing more. BullMQ makes a sequence for each queue when the first job comes; made here, it is the owner's.
 */
export async function migrateQueue(
  ownerUrl: string,
  appRole: string,
  names: readonly string[] = ['titian'],
): Promise<void> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await runMigrations(client, schema)
    for (const name of names) await client.query(`select ${schema}.next_job_id($1)`, [name])
    const role = escapeIdentifier(appRole)
    await client.query(`
      grant usage on schema ${schema} to ${role};
      grant select, insert, update, delete on all tables in schema ${schema} to ${role};
      grant usage, select, update on all sequences in schema ${schema} to ${role};
      grant execute on all functions in schema ${schema} to ${role};
    `)
  } finally {
    await client.end()
  }
}
