import { startPostgres } from '../embedded-postgres.ts'
import { migrate } from '../migrate.ts'
import type { Config, Databases } from './config.ts'

type Database = Databases & { stop: () => Promise<void> }

/** The database that was named, or the one that comes along, in its newest shape. */
export async function startDatabase({ databases, dataDir }: Config): Promise<Database> {
  if (databases !== undefined) {
    await migrate(databases.ownerUrl, databases.appUrl)
    return { ...databases, stop: () => Promise.resolve() }
  }
  const postgres = await startPostgres({ dataDir })
  try {
    await migrate(postgres.ownerUrl, postgres.appUrl)
  } catch (error) {
    await postgres.stop()
    throw error
  }
  return postgres
}
