import { ConcludeCheck, Written } from '@titian/contract'
import { carryOut } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { whoAsks } from '../who.ts'
import { checkId, decideCheck, type CheckAtHand } from './check-at-hand.ts'

const schema = {
  tags: ['实地核查'],
  summary: '复核并办结：由另一位核查人员，通过或不通过；录入核查表的账号不能复核',
  params: checkId,
  body: ConcludeCheck,
  response: { 200: Written, ...problems },
}

export function concludeCheck(app: App, shell: Shell): void {
  app.post('/api/checks/:check/conclusion', { schema }, async (request, reply) => {
    const { by, ...said } = request.body
    const who = await whoAsks(shell, request)
    const done = await carryOut(shell, request, () =>
      decideCheck(shell, who, request.params.check, {
        by: 'one-of-the-two',
        command: (at) => {
          if (at.recordedFrom === who.account) return { refused: 'CheckNeedsOtherHand' }
          if (by !== undefined && at.as.length > 0 && !at.as.includes(by)) return { refused: 'NotOneOfTheTwo' }
          return { type: 'ConcludeCheck', ...said, by: by ?? concludesAs(at)[0] ?? at.as[0] ?? '' }
        },
      }),
    )
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}

/** The names under which it can be agreed: those who did not record it. */
export function concludesAs({ as, check }: Pick<CheckAtHand, 'as' | 'check'>): readonly string[] {
  return as.filter((each) => each !== check.recordedBy)
}
