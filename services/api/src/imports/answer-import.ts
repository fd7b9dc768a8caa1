import { AnswerImport, ImportCreated } from '@titian/contract'
import type { ImportRefusal } from '@titian/domain'
import type { ImportRecord, ImportTables } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { checkAgain, importParams, lockOpen, readImport, withImport } from './with-import.ts'

const schema = {
  tags: ['导入'],
  summary: '补答名单的类型、日期、公示或公告、文号，然后重新核查',
  params: importParams,
  body: AnswerImport,
  response: { 202: ImportCreated, ...problems },
}

export function answerImport(app: App, shell: Shell): void {
  app.patch('/api/imports/:importId', { schema }, async (request, reply) => {
    const { importId } = request.params
    const done = await withImport(shell, request, (record) =>
      shell.db
        .withTables<ImportTables>()
        .transaction()
        .execute(async (tables) => {
          const open = await lockOpen(tables, record)
          // Somebody is confirming what was checked.
          if (!open || open.confirmed_by !== null) return notOpen(await readImport(tables, record.journal, importId))
          await checkAgain(tables, open, 'read', { ...open.answers, ...request.body })
          return { importId }
        }),
    )
    if ('refused' in done) return refuse(reply, done)
    shell.queue.enqueue('check-import', { id: importId })
    return reply.code(202).send(done)
  })
}

/** Answers are part of what is checked; the check that follows keeps them in the log. */
function notOpen(record: ImportRecord | undefined): ImportRefusal {
  const isUndone = record?.status === 'undone' || record?.status === 'undoing'
  return { refused: isUndone ? 'ImportUndoneAlready' : 'ImportConfirmedAlready' }
}
