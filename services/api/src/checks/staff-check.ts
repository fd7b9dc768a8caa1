import { StaffCheck, Written, type ProblemRefusal } from '@titian/contract'
import { normaliseOfficerCode } from '@titian/domain'
import { loadAccount } from '../accounts/account-log.ts'
import { businessDay } from '../calendar/business-day.ts'
import { carryOut } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { judgeServing } from '../officers/officer-log.ts'
import type { Shell } from '../shell.ts'
import { whoAsks } from '../who.ts'
import { checkId, decideCheck } from './check-at-hand.ts'

const schema = {
  tags: ['实地核查'],
  summary: '指定两位核查人员；已有记录的，须由新的两人重新核查',
  params: checkId,
  body: StaffCheck,
  response: { 200: Written, ...problems },
}

export function staffCheck(app: App, shell: Shell): void {
  app.put('/api/checks/:check/officers', { schema }, async (request, reply) => {
    const who = await whoAsks(shell, request)
    const done = await carryOut(shell, request, async () => {
      const named: string[] = []
      for (const written of request.body.who) {
        const person = await personOf(shell, written)
        if (typeof person !== 'string') return person
        named.push(person)
      }
      return decideCheck(shell, who, request.params.check, {
        by: 'acting',
        command: () => ({ type: 'StaffCheck', who: named }),
      })
    })
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}

/** An officer who serves today, by 编号; else an open account of whoever works in the field. */
async function personOf(shell: Shell, written: string): Promise<string | ProblemRefusal> {
  const officer = normaliseOfficerCode(written)
  const { day: today } = await businessDay(shell.db, shell.journal)
  const refusal = await judgeServing(shell, officer, today, 'who')
  if (!refusal) return officer
  if (refusal.refused !== 'OfficerUnknown') return refusal
  const { account } = await loadAccount(shell.store, shell.journal, written)
  const goes = account.status === 'open' && account.grants.some(({ role }) => fieldRoles.some((each) => each === role))
  return goes ? written : { refused: 'CheckPersonUnknown', who: written }
}

const fieldRoles = ['planner', 'county', 'liaison', 'service-officer']
