import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Stage, setStage } from './stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await setStage({ redisUrl: undefined })
  await stage.writer.write('visit-1')
  await stage.writer.write('visit-1')
})
afterEach(() => stage.clear())

test('the oracle says what nobody followed', async () => {
  expect(await stage.wrong()).toEqual(['tally_1 stands at nothing of 2', 'tally_1 is not what the events make of it'])
})

test('the oracle says what was acknowledged and is gone, and what lies elsewhere', async () => {
  const [first] = stage.writer.acknowledged.splice(0, 1)
  stage.writer.acknowledged.push(
    { command: 'lost', first: 9, last: 9 },
    { command: first?.command ?? '', first: 2, last: 2 },
  )
  expect(await stage.wrong()).toEqual(
    expect.arrayContaining([
      'Command lost was acknowledged and is gone',
      `Command ${first?.command} was acknowledged at 2–2 and lies at 1–1`,
    ]),
  )
})

test('the oracle says what nobody sent', async () => {
  const [first = ''] = stage.writer.sent
  stage.writer.sent.delete(first)
  expect(await stage.wrong()).toContain(`Nobody sent command ${first}`)
})

test('the oracle says where positions, versions and times do not run on', async () => {
  // As only the owner can, and only with the log's own guard asleep.
  await stage.owner.query(`
    alter table event disable trigger all;
    alter table event_4104 disable trigger all;
    update event set position = 4, version = 3, recorded_at = '2020-01-01' where position = 2`)
  expect(await stage.wrong()).toEqual(
    expect.arrayContaining([
      'Position 4 is the 2. of the journal',
      'Version 3 of visit-1 is its 2. event',
      'Position 4 was recorded before the one before it',
      'The head is 2 and the last position 4',
    ]),
  )
})
