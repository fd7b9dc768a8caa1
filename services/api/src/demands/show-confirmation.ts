import { closed, closingCodeWords, Confirmation } from '@titian/contract'
import { demandNumber, type DemandState } from '@titian/domain'
import { sql } from 'kysely'
import { Type } from 'typebox'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { askedConfirmation, type AskedConfirmation } from './asked-confirmation.ts'

export const ConfirmationPath = closed({ secret: Type.String({ pattern: '^[A-Za-z0-9_-]{16,64}$' }) })

const schema = {
  tags: ['需求'],
  summary: '企业打开确认链接：它自己的这条需求，和谁在询问；不用登录',
  params: ConfirmationPath,
  response: { 200: Confirmation, ...problems },
}

export function showConfirmation(app: App, shell: Shell): void {
  app.get('/api/confirmations/:secret', { schema }, async (request, reply) => {
    const asked = await askedConfirmation(shell, request, request.params.secret)
    if ('refused' in asked) return refuse(reply, asked)
    const { demand, standing, until, state } = asked
    const number = await numberOf(shell, asked)
    // Whoever finds the link later on a clerk's phone reads nothing of the firm.
    if (standing !== 'open') return { state: standing, number }
    return {
      state: standing,
      number,
      name: demand.content.name,
      text: demand.content.text,
      raisedOn: demand.raisedOn,
      answer: answerOf(state) ?? (demand.closing?.code ? `办结：${closingCodeWords[demand.closing.code]}` : null),
      asks: await whoAsksOf(shell, demand.officer),
      until,
    }
  })
}

async function numberOf({ db, journal }: Shell, { stream, demand }: AskedConfirmation): Promise<string> {
  if (demand.content.number !== undefined) return demand.content.number
  const { rows } = await sql<{ position: number; on: string }>`
    select position, occurred_on::text as on from event
    where journal = ${journal} and stream = ${stream} and version = 1`.execute(db)
  return demandNumber(rows[0]?.on ?? demand.raisedOn, rows[0]?.position ?? 0)
}

/** What the firm was told last. */
function answerOf({ facts }: DemandState): string | undefined {
  const last = facts.findLast(({ event }) => event.type === 'DemandAnswered')?.event
  return last?.type === 'DemandAnswered' ? last.data.answer : undefined
}

async function whoAsksOf(
  { db, journal }: Shell,
  officer: string | undefined,
): Promise<{ name: string | null; organisation: string | null }> {
  const { rows } = await sql<{ name: string | null; organisation: string | null }>`
    select p.name, o.organisation
    from officer_1 o
    left join person p on p.journal = o.journal and p.person = o.person
    where o.journal = ${journal} and o.officer = ${officer ?? ''} and upper_inf(o.known)
    order by lower(o.days) desc
    limit 1`.execute(db)
  return rows[0] ?? { name: null, organisation: null }
}
