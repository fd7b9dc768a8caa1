import { AssignedInBulk, AssignInBulk, BulkOutcome, type ProblemRefusal } from '@titian/contract'
import { later, spreadFirms } from '@titian/domain'
import { firmsByCode, listUnassigned, loadsOn, officerNames, type Principal } from '@titian/read-models'
import { Compile } from 'typebox/compile'
import { businessDay } from '../calendar/business-day.ts'
import { carryOut, type Decision } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { askAs } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { decideAssignments, judgeAssigning, type Share } from './decide-assignments.ts'

const schema = {
  tags: ['结对'],
  summary: '按县（市、区）批量指派尚无服务员的企业；preview 只看结果，不保存',
  body: AssignInBulk,
  response: { 200: AssignedInBulk, ...problems },
}

/** What one command may take on; what is left is said. */
const most = 1000
const outcome = Compile(BulkOutcome)

export function assignInBulk(app: App, shell: Shell): void {
  app.post('/api/assignments/bulk', { schema }, async (request, reply) => {
    const { preview = false, ...body } = request.body
    const principal = principalOf(request)
    if (preview) {
      const spread = await spreadOver(shell, principal, body)
      return 'refused' in spread ? refuse(reply, spread) : { position: null, ...spread.outcome }
    }
    const done = await carryOut(shell, request, async (): Promise<Decision | ProblemRefusal> => {
      const spread = await spreadOver(shell, principal, body)
      if ('refused' in spread) return spread
      const decision = await decideAssignments(shell, spread.shares, body.on, body)
      return 'refused' in decision ? decision : { ...decision, answer: spread.outcome }
    })
    if ('refused' in done) return refuse(reply, done)
    // The first answer, also where the command came again.
    const answer: unknown = done.answer
    if (!outcome.Check(answer)) throw new Error('A command was kept with an answer that is no bulk assignment')
    return { position: done.position, ...answer }
  })
}

interface Spread {
  readonly shares: readonly Share[]
  readonly outcome: BulkOutcome
}

/** Who would get which firm. Both the preview and the command are told the same. */
async function spreadOver(
  shell: Shell,
  principal: Principal,
  { unit, kind = 'due', officers, atMost, on, ...basis }: Omit<AssignInBulk, 'preview'>,
): Promise<Spread | ProblemRefusal> {
  const chosen = [...new Set(officers)]
  const refusal = await judgeAssigning(shell, chosen, on, basis, 'officers')
  if (refusal) return refusal
  const { day: today } = await businessDay(shell.db, shell.journal)
  // Firms that have an officer by now or by then have one.
  return askAs(shell, principal, { asOf: later(on, today) }, async (db, moment): Promise<Spread | ProblemRefusal> => {
    const { count, items } = await listUnassigned(db, { ...moment, unit, kind }, { after: undefined, limit: most })
    if (items.length === 0) return { refused: 'NothingToAssign' }
    const held = await loadsOn(db, moment.asOf, moment)
    const before = new Map(chosen.map((officer) => [officer, held.get(officer) ?? 0]))
    const firms = await firmsByCode(
      db,
      items.map(({ uscc }) => uscc),
      moment,
    )
    const spread = spreadFirms(
      items.flatMap(({ uscc }) => firms.get(uscc) ?? []),
      before,
      atMost,
    )
    if (spread.shares.length === 0) return { refused: 'NothingToAssign' }
    const names = await officerNames(db, chosen, moment)
    return {
      shares: spread.shares,
      outcome: {
        changes: spread.shares.map(({ firm: { uscc, name }, officer }) => ({ uscc, name, officer })),
        load: [...spread.loads].map(([officer, after]) => ({
          officer,
          name: names.get(officer) ?? null,
          before: before.get(officer) ?? 0,
          after,
        })),
        left: count - spread.shares.length,
      },
    }
  })
}
