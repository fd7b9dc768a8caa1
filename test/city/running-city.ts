import { join } from 'node:path'
import { execPath } from 'node:process'
import { createServer } from 'node:net'
import { untilReady } from '../../scripts/start/ready.ts'
import { spawnWatched } from '../../scripts/watched.ts'
import { createDatabase } from '../database.ts'
import { CityClient } from './city-client.ts'

const root = join(import.meta.dirname, '../..')

export interface RunningCity {
  readonly address: string
  /** Signed in as the administrator, who holds every role. */
  readonly admin: CityClient
  readonly databaseUrl: string
  readonly stop: () => Promise<void>
}

const password = 'Kc7-Titian-Test'

/** An empty city as `npm start -- --empty` leaves it, on ports and a database of its own. */
export async function startCity(environment: Readonly<Record<string, string>> = {}): Promise<RunningCity> {
  const { seed } = await import('../../services/api/src/seed.ts')
  const database = await createDatabase()
  await seed({ databaseUrl: database.appUrl, journal: '4104', adminPassword: password, sample: false })
  const port = await freePort()
  const shared = {
    ...process.env,
    APP_DATABASE_URL: database.appUrl,
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
    ...environment,
  }
  const start = (service: string, own: Readonly<Record<string, string>>) =>
    spawnWatched(execPath, [join(root, `services/${service}/src/main.ts`)], {
      cwd: root,
      env: { ...shared, ...own },
      log: 2,
    })
  const api = start('api', { PORT: String(port) })
  const worker = start('worker', { WORKER_HEALTH_PORT: String(await freePort()) })
  const address = `http://127.0.0.1:${port}`
  await untilReady(address)
  const admin = new CityClient(address)
  await admin.signIn('admin', password)
  return {
    address,
    admin,
    databaseUrl: database.appUrl,
    stop: async () => {
      await Promise.all([api.stop(6_000, 'SIGKILL'), worker.stop(6_000, 'SIGKILL')])
      await database.drop()
    },
  }
}

async function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const server = createServer()
  server.once('error', reject)
  server.listen(0, '127.0.0.1', () => {
    const bound = server.address()
    server.close(() =>
      typeof bound === 'object' && bound !== null ? resolve(bound.port) : reject(new Error('No port was bound')),
    )
  })
  return promise
}
