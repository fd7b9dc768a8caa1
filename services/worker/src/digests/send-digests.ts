import { digestHeadline, digestLine } from '@titian/contract'
import { isWorkingDay } from '@titian/domain'
import { officersOf, workDigest, workingCalendarAt } from '@titian/read-models'
import type { Job, JobContext } from '../jobs/job.ts'
import type { Carriers } from './carrier.ts'
import { beginSending, daysOfJournals, digestsWaiting, endSending, isAccountOpen, type Waiting } from './digest-rows.ts'

const atOnce = 20
const attempts = 8
const leastMinutes = 1

/**
 * Tells everybody who wants it what waits for them, once a day. The row of the day is the claim: it says `sending` before
 * anything leaves the house, so that no two workers send it, and what a worker that died left so is not sent again but said
 * to be unknown. What certainly did not arrive is tried again within the day, ever more slowly, and then given up.
 */
export function sendDigests(carriers: Carriers, clock: () => Date): Job {
  const channels = Object.keys(carriers)
  const asked = async (db: JobContext['db'], setting: string | undefined) =>
    channels.length === 0
      ? []
      : digestsWaiting(db, { now: clock(), channels, resting: await restingOf(db), setting, limit: atOnce })
  return {
    name: 'send-digests',
    pending: async (db) => {
      const waiting = await asked(db, undefined)
      return waiting.map(({ setting, day }) => `${setting} ${day}`)
    },
    run: async ({ id }, context) => {
      const [setting, day] = id.split(' ')
      const mine = (await asked(context.db, setting)).find((each) => each.day === day)
      if (mine) await (mine.isOver ? giveUp(mine, clock(), context) : send(mine, { carriers, clock }, context))
    },
  }
}

async function restingOf(db: JobContext['db']): Promise<readonly string[]> {
  const resting: string[] = []
  for (const { journal, day } of await daysOfJournals(db)) {
    if (!isWorkingDay(await workingCalendarAt(db, journal), day)) resting.push(journal)
  }
  return resting
}

async function giveUp(waiting: Waiting, now: Date, { db, log }: JobContext): Promise<void> {
  const state = waiting.state === 'sending' ? 'unknown' : 'failed'
  await endSending(db, waiting, now, { state })
  const { attempts: tried, channel } = waiting
  log.warn({ state, tried, channel }, 'A digest was not sent, and is not tried any more')
}

async function send(
  waiting: Waiting,
  { carriers, clock }: { readonly carriers: Carriers; readonly clock: () => Date },
  { db, log, signal }: JobContext,
): Promise<void> {
  const { journal, account, setting, day, channel, email } = waiting
  if (!(await isAccountOpen(db, waiting))) return endSending(db, waiting, clock(), { state: 'empty' })
  const officers = await officersOf(db, journal, account)
  const { lines, keys, ...told } = await workDigest(db, { journal, officers, today: day, account })
  if (told.total + told.fresh + told.gone === 0) return endSending(db, waiting, clock(), { state: 'empty' })
  if (!(await beginSending(db, waiting, clock(), keys))) return
  const message = { delivery: `${setting}-${day}`, day, account, email, headline: digestHeadline(told) }
  const { delivered, why } = (await carriers[channel]?.({ ...message, lines: lines.map(digestLine) }, signal)) ?? {
    delivered: 'refused' as const,
    why: 'no carrier',
  }
  const tried = waiting.attempts + 1
  const facts = { channel, tried, why }
  const now = clock()
  if (delivered === 'arrived') return endSending(db, waiting, now, { state: 'sent' })
  if (delivered === 'unknown') {
    log.warn(facts, 'Whether a digest has arrived is not known; it is not sent again')
    return endSending(db, waiting, now, { state: 'unknown' })
  }
  if (tried >= attempts) {
    log.warn(facts, 'A digest could not be sent, and is given up')
    return endSending(db, waiting, now, { state: 'failed' })
  }
  const nextAt = new Date(now.getTime() + leastMinutes * 60_000 * 2 ** (tried - 1))
  log.info({ ...facts, nextAt }, 'A digest could not be sent, and is tried again')
  return endSending(db, waiting, now, { state: 'open', nextAt })
}
