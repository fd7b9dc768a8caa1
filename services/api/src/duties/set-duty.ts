import { SetDuty, Written } from '@titian/contract'
import { setDuty as decide, type Duty } from '@titian/domain'
import { carryOut } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { decideDutyTable } from './duty-table-log.ts'

const schema = {
  tags: ['年度事项'],
  summary: '设定或改定一项年度事项；写了年度的只改那一年',
  body: SetDuty,
  response: { 200: Written, ...problems },
}

export function setDuty(app: App, shell: Shell): void {
  app.put('/api/duties/table', { schema }, async (request, reply) => {
    const done = await carryOut(shell, request, () =>
      decideDutyTable(shell, (table) => decide(table, { type: 'SetDuty', duty: lineOf(request.body) })),
    )
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}

/** What is caused by a renaming has a term and no window; everything else a window. A new line goes by its name. */
function lineOf({ duty, opens, due, months, ...said }: SetDuty): Duty {
  const term = said.of === 'renamed' ? { months } : { opens, due }
  const given = Object.entries(term).filter(([, value]) => value !== undefined)
  return { ...said, duty: duty ?? said.name, ...Object.fromEntries(given) }
}
