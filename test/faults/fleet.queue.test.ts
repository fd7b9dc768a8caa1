import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../../scripts/bench/city.ts'
import { openField, type FieldOfficer } from '../../scripts/bench/field.ts'
import { fleetFaults, packDevice, syncDevice, untilCounted, visitsShown } from '../../scripts/bench/fleet.ts'
import { startKillable, type KillableService } from '../../scripts/bench/killable-service.ts'
import { untilReady } from '../../scripts/start/ready.ts'
import { createDatabase, type TestDatabase } from '../database.ts'

let database: TestDatabase
let field: readonly FieldOfficer[]
let address: string
let api: KillableService
let worker: KillableService

beforeAll(async () => {
  database = await createDatabase()
  field = await openField(database.appUrl, { officers: 5, firmsEach: 4 })
  const port = String(await freePort())
  address = `http://127.0.0.1:${port}`
  api = startKillable('api', { APP_DATABASE_URL: database.appUrl, PORT: port })
  worker = startKillable('worker', { APP_DATABASE_URL: database.appUrl, WORKER_HEALTH_PORT: '0' })
  await untilReady(address)
  await untilCounted(database.appUrl)
})

afterAll(async () => {
  await Promise.all([api.stop(), worker.stop()])
  await database.drop()
})

test('five phones that were offline for a week sync at once while phones, api and worker are killed: nothing is lost or twice', async () => {
  const devices = field.map((officer) => packDevice(officer, 20))
  const syncing = devices.map((device) => syncDevice(device, { address, batch: 5, killed: 0.3 }))
  const killing = Promise.all([api.killAndRestart(), worker.killAndRestart()])
  await Promise.all([...syncing, killing])
  await untilCounted(database.appUrl)
  expect(await fleetFaults(database.appUrl, devices)).toEqual([])
  expect(await visitsShown(database.appUrl, devices)).toBe(100)
})
