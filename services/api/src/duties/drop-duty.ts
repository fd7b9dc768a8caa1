import { DropDuty, Written } from '@titian/contract'
import { dropDuty as decide } from '@titian/domain'
import { carryOut } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { decideDutyTable } from './duty-table-log.ts'

const schema = {
  tags: ['年度事项'],
  summary: '取消一项年度事项，或某一年的例外',
  body: DropDuty,
  response: { 200: Written, ...problems },
}

export function dropDuty(app: App, shell: Shell): void {
  app.post('/api/duties/table/drop', { schema }, async (request, reply) => {
    const done = await carryOut(shell, request, () => decideDutyTable(shell, (table) => decide(table, request.body)))
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}
