import { createPostgresBackend } from 'bullmq'
import { Client, type ClientConfig } from 'pg'
import { type Backend, opener } from './backend.ts'
import type { Complain } from './complaints.ts'

/** BullMQ's tables lie apart from the log's and the read models'. */
export const schema = 'bullmq'

export function postgresBackend(databaseUrl: string, name: string, complain: Complain): Backend {
  const connection = {
    connectionString: databaseUrl,
    schema,
    // Nothing here may not be lost, so no wake-up waits for a disk or competes with an append for it.
    options: '-c synchronous_commit=off',
    application_name: 'titian-queue',
    keepAlive: true,
    Client: SurvivingClient,
  }
  const producer = {
    ...connection,
    max: 2,
    connectionTimeoutMillis: 1000,
    statement_timeout: 1000,
    query_timeout: 1500,
  }
  // And one more connection, outside the pool, that listens.
  const consumer = {
    ...connection,
    max: 2,
    connectionTimeoutMillis: 2000,
    statement_timeout: 5000,
    query_timeout: 6000,
  }

  return {
    kind: 'postgres',
    // It is the database of the log; that it is there and migrated is for others to say.
    refuse: async () => undefined,
    ...opener(createPostgresBackend, { producer: () => producer, consumer: () => consumer }, name, complain),
  }
}

/** While a connection is lent out nobody listens to its errors, and an error that nobody hears ends the process. */
class SurvivingClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config)
    this.on('error', () => undefined)
  }
}
