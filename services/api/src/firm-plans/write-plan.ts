import { FirmPlanParams, WriteFirmPlan, Written } from '@titian/contract'
import { commandIdOf } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { uuidOf } from '../uuid-of.ts'
import { onPlan } from './plan-at-hand.ts'

const schema = {
  tags: ['一企一策'],
  summary: '制定或修订一家企业一个年度的一企一策，写出全部内容',
  params: FirmPlanParams,
  body: WriteFirmPlan,
  response: { 200: Written, ...problems },
}

export function writePlan(app: App, shell: Shell): void {
  app.put('/api/enterprises/:uscc/plans/:year', { schema }, async (request, reply) => {
    const { reason, actions, ...content } = request.body
    // The same command gives a new action the same key, however often it is decided.
    const keyOf = (index: number) => uuidOf(`${commandIdOf(request)} action ${index}`)
    const done = await onPlan(shell, request, request.params, ({ firm, today }) => ({
      type: 'WriteFirmPlan',
      firm: { uscc: firm.uscc, name: firm.name },
      year: request.params.year,
      content: {
        ...content,
        actions: actions.map(({ action, ...rest }, index) => ({ action: action ?? keyOf(index), ...rest })),
      },
      today,
      ...(reason === undefined ? {} : { reason }),
    }))
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}
