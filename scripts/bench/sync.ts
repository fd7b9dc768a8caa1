import { setTimeout as sleep } from 'node:timers/promises'
import { seed } from '../../services/api/src/seed.ts'
import { untilReady } from '../start/ready.ts'
import { freePort } from './city.ts'
import { openField } from './field.ts'
import { fleetFaults, packDevice, syncDevice, untilCounted, visitsShown } from './fleet.ts'
import { startKillable, type KillableService } from './killable-service.ts'
import { openPostgres, type Started } from './postgres.ts'
import { row, type Row } from './row.ts'
import { percentile } from './statistics.ts'

const officers = 50
const visitsEach = 200
const firmsEach = 30
const rounds = 5
// Long enough for a service to come up again and work a while.
const killEveryMs = 5_000

/**
 * One device with 200 visits in one sync; then fifty devices with 200 each after seven days offline, all at once, while
 * clients, api and worker are killed again and again. Nothing may be lost, and nothing be there twice.
 */
export async function benchSync(started: Started): Promise<Row[]> {
  const { appUrl } = await openPostgres(started)
  await seed({ databaseUrl: appUrl, journal: '4104', adminPassword: 'Kc7-Titian-Bench', sample: false })
  const field = await openField(appUrl, { officers, firmsEach })
  const port = await freePort()
  const api = startKillable('api', { APP_DATABASE_URL: appUrl, PORT: String(port) })
  started.defer(api.stop)
  const worker = startKillable('worker', { APP_DATABASE_URL: appUrl, WORKER_HEALTH_PORT: '0' })
  started.defer(worker.stop)
  const address = `http://127.0.0.1:${port}`
  await untilReady(address)
  await untilCounted(appUrl)
  return [await oneSync(address, field), await fleet(appUrl, address, field, [api, worker])]
}

type Field = Awaited<ReturnType<typeof openField>>

async function oneSync(address: string, field: Field): Promise<Row> {
  const took: number[] = []
  for (const officer of field.slice(0, rounds)) {
    took.push(await syncDevice(packDevice(officer, visitsEach), { address, batch: visitsEach, killed: 0 }))
  }
  const seconds = percentile(took, 0.5) / 1000
  return row(
    '200 visits in one sync, sign-in included',
    { seconds, slowest: Math.max(...took) / 1000 },
    { seconds: { atMost: 2 } },
  )
}

async function fleet(databaseUrl: string, address: string, field: Field, services: KillableService[]): Promise<Row> {
  const devices = field.map((officer) => packDevice(officer, visitsEach))
  const done = new AbortController()
  let kills = 0
  const killing = async () => {
    while (!done.signal.aborted) {
      await sleep(killEveryMs * (0.5 + Math.random()))
      if (done.signal.aborted) return
      await services[kills % services.length]?.killAndRestart()
      kills += 1
    }
  }
  const killer = killing()
  const took = await Promise.all(devices.map((device) => syncDevice(device, { address, batch: 100, killed: 0.15 })))
  done.abort()
  await killer
  await untilReady(address)
  await untilCounted(databaseUrl)
  const faults = await fleetFaults(databaseUrl, devices)
  for (const fault of faults.slice(0, 10)) console.error(fault)
  const visits = officers * visitsEach
  const missing = visits - (await visitsShown(databaseUrl, devices))
  const readings = {
    seconds: Math.max(...took) / 1000,
    perSecond: visits / (Math.max(...took) / 1000),
    kills,
    faults: faults.length,
    missing,
  }
  return row(`${officers} devices, ${visitsEach} visits each, with kills`, readings, {
    faults: { atMost: 0 },
    missing: { atMost: 0 },
  })
}
