import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedPostgres, startPostgres } from '../embedded-postgres.ts'
import { migrate } from '../migrate.ts'

/** Takes care of what a part of the bench has started, last started first. */
export type Started = AsyncDisposableStack

/** `pid` is the process that starts all others of the server. */
export type BenchPostgres = EmbeddedPostgres & { folder: string; pid: number }

/** The Postgres of `npm start` with nothing in it, migrated, in a folder of its own that goes with it. */
export async function openPostgres(started: Started): Promise<BenchPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'titian-bench-'))
  started.defer(() => rm(folder, { recursive: true, force: true }))
  // As root, Postgres runs as another user, who must be able to pass.
  await chmod(folder, 0o711)
  const postgres = await startPostgres({ dataDir: join(folder, 'data'), say: () => undefined })
  started.defer(() => rm(postgres.dataDir, { recursive: true, force: true }))
  started.defer(postgres.stop)
  await migrate(postgres.ownerUrl, postgres.appUrl)
  const written = await readFile(join(postgres.dataDir, 'postgres-18/postmaster.pid'), 'utf8')
  return { ...postgres, folder, pid: Number.parseInt(written, 10) }
}
