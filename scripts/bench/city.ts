import { createServer } from 'node:net'
import { untilReady } from '../start/ready.ts'
import { seed } from '../../services/api/src/seed.ts'
import { type Started, openPostgres } from './postgres.ts'
import { startProcess } from './process.ts'

/** The sample city as `npm start` opens it, before its lists come. */
export type City = {
  address: string
  /** For the files that the bench makes up. */
  folder: string
  /** Process numbers. */
  api: number
  worker: number
  postgres: number
}

export async function openCity(started: Started): Promise<City> {
  const { appUrl, folder, pid: postgres } = await openPostgres(started)
  await seed({ databaseUrl: appUrl, journal: '4104', sample: true })
  const port = await freePort()
  const shared = { APP_DATABASE_URL: appUrl }
  const [api, worker] = await Promise.all([
    startProcess(started, 'api', { folder, environment: { ...shared, PORT: String(port) } }),
    startProcess(started, 'worker', { folder, environment: { ...shared, WORKER_HEALTH_PORT: '0' } }),
  ])
  const address = `http://127.0.0.1:${port}`
  await untilReady(address)
  return { address, folder, api, worker, postgres }
}

export function processes({ api, worker, postgres }: City): readonly number[] {
  return [api, worker, postgres]
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((settle, fail) => server.once('error', fail).listen(0, '127.0.0.1', settle))
  const address = server.address()
  await new Promise((settle) => server.close(settle))
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port')
  return address.port
}
