import { LinkOfficerAccount, Written, type ProblemRefusal } from '@titian/contract'
import { isRefused, isWithin, officerDecider, officerStream } from '@titian/domain'
import { isOfficer, type Principal } from '@titian/read-models'
import { loadAccount } from '../accounts/account-log.ts'
import { businessDay } from '../calendar/business-day.ts'
import { carryOut, type Decision } from '../command.ts'
import type { App } from '../http/app.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { isOfficerInSight } from './decide-officer.ts'
import { officerCode } from './officer-code.ts'
import { loadOfficer, onOfficer } from './officer-log.ts'

const schema = {
  tags: ['结对'],
  summary: '关联服务员的登录账号，或取消关联',
  params: officerCode,
  body: LinkOfficerAccount,
  response: { 200: Written, ...problems },
}

export function linkAccount(app: App, shell: Shell): void {
  app.put('/api/officers/:officer/account', { schema }, async (request, reply) => {
    const { officer } = request.params
    const { account } = request.body
    const principal = principalOf(request)
    const done = await carryOut(shell, request, async () => {
      if (!isOfficerInSight(await loadOfficer(shell, officer), principal)) return notThere
      const refusal = account === null ? undefined : await judgeAccount(shell, account, principal)
      return refusal ?? decideLink(shell, officer, account)
    })
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}

/** One account is one officer at most, which its claim sees to. The officer's list may come later. */
export async function decideLink(
  shell: Pick<Shell, 'db' | 'store' | 'journal'>,
  officer: string,
  account: string | null,
): Promise<Decision | ProblemRefusal> {
  const state = await loadOfficer(shell, officer)
  const { day: today } = await businessDay(shell.db, shell.journal)
  const command =
    account === null ? ({ type: 'UnlinkAccount', today } as const) : ({ type: 'LinkAccount', account, today } as const)
  const facts = officerDecider.decide(command, state)
  if (isRefused(facts)) return facts
  return {
    ...onOfficer(officer, state, facts),
    ...(state.account ? { releases: [keyOf(state.account.account)] } : {}),
    ...(account === null ? {} : { claims: [{ key: keyOf(account), stream: officerStream(officer) }] }),
  }
}

function keyOf(account: string): string {
  return `officer-account:${account}`
}

/** It must be an officer's, and lie within what whoever links it looks after. */
async function judgeAccount(
  { store, journal }: Shell,
  account: string,
  { grants: held }: Principal,
): Promise<ProblemRefusal | undefined> {
  const { account: known } = await loadAccount(store, journal, account)
  const isFit =
    known.status === 'open' &&
    known.grants.some(isOfficer) &&
    known.grants.every(({ unit }) => held.some((own) => isWithin(unit, own.unit)))
  return isFit ? undefined : { refused: 'AccountNotOfficer', account }
}
