import { Digest, digestHeadline, digestLine, digestOutcome, DigestQuery } from '@titian/contract'
import { isWorkingDay } from '@titian/domain'
import { digestSettingOf, workDigest, workingCalendarAt } from '@titian/read-models'
import { sql, type Transaction } from 'kysely'
import { businessDay } from '../calendar/business-day.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask, type Moment } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'

const schema = {
  tags: ['我的工作'],
  summary: '今日摘要：待办几项、比上次多了什么；每人每天至多一次，及其发送设置',
  querystring: DigestQuery,
  response: { 200: Digest, ...problems },
}

export function showDigest(app: App, shell: Shell): void {
  app.get('/api/digest', { schema }, async (request, reply) => {
    const { account } = principalOf(request)
    const answer = await ask(shell, request, (db, moment) => digestAt(shell, db, { ...moment, account }))
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}

async function digestAt(
  { clock, channels }: Shell,
  db: Transaction<unknown>,
  { journal, officers, positions, account }: Moment & { readonly account: string },
): Promise<Digest> {
  const { day: today } = await businessDay(db, journal)
  const settings = await digestSettingOf(db, journal, account)
  const { lines, ...told } = await workDigest(db, { journal, officers, today, account })
  const calendar = await workingCalendarAt(db, journal)
  const counts = settings.daysOff || isWorkingDay(calendar, today)
  return {
    day: today,
    isDue:
      settings.enabled &&
      officers.length + told.total > 0 &&
      counts &&
      hourOf(clock()) >= settings.hour &&
      !(await isDismissed(db, { journal, account, day: today })),
    headline: digestHeadline(told),
    lines: lines.map(digestLine),
    settings,
    channels: [...channels],
    last: await lastOutcome(db, journal, account),
    positions: { ...positions },
  }
}

async function isDismissed(
  db: Transaction<unknown>,
  { journal, account, day }: { readonly journal: string; readonly account: string; readonly day: string },
): Promise<boolean> {
  const { rows } = await sql`
    select from digest
    where journal = ${journal} and account = ${account} and day = ${day}::date and dismissed_at is not null`.execute(db)
  return rows.length > 0
}

async function lastOutcome(db: Transaction<unknown>, journal: string, account: string): Promise<string | null> {
  const { rows } = await sql<Parameters<typeof digestOutcome>[0]>`
    select day::text, state
    from digest
    where journal = ${journal} and account = ${account} and (state <> 'open' or attempts > 0)
    order by day desc
    limit 1`.execute(db)
  return rows[0] ? digestOutcome(rows[0]) : null
}

const shanghai = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', hourCycle: 'h23' })

function hourOf(instant: Date): number {
  return Number(shanghai.format(instant))
}
