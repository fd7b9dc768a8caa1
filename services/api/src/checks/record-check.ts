import { RecordCheck, Written } from '@titian/contract'
import { carryOut } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { notADay } from '../officers/decide-officer.ts'
import type { Shell } from '../shell.ts'
import { whoAsks } from '../who.ts'
import { checkId, decideCheck } from './check-at-hand.ts'

const schema = {
  tags: ['实地核查'],
  summary: '填写核查表：每项属实、不符或未看到；由两位核查人员之一，或科室代录',
  params: checkId,
  body: RecordCheck,
  response: { 200: Written, ...problems },
}

export function recordCheck(app: App, shell: Shell): void {
  app.post('/api/checks/:check/record', { schema }, async (request, reply) => {
    const { by, ...said } = request.body
    const who = await whoAsks(shell, request)
    const done = await carryOut(shell, request, async () => {
      const wrong = notADay(said.on)
      if (wrong) return wrong
      return decideCheck(shell, who, request.params.check, {
        by: 'one-of-the-two',
        command: ({ as, today }) =>
          by !== undefined && as.length > 0 && !as.includes(by)
            ? { refused: 'NotOneOfTheTwo' }
            : { type: 'RecordCheck', ...said, by: by ?? as[0] ?? '', today },
      })
    })
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}
