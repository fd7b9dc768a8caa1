import { beijingTime, ImportCreated, PastedTable } from '@titian/contract'
import type { ImportTables } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { keepUpload, recogniseUpload } from './keep-upload.ts'
import { importIdOf, receiveImport } from './receive-import.ts'

const schema = {
  tags: ['导入'],
  summary: '粘贴从 WPS 或网页复制的表格',
  body: PastedTable,
  response: { 202: ImportCreated, ...problems },
}

export function pasteList(app: App, shell: Shell): void {
  app.post('/api/imports/pasted', { schema, bodyLimit: 30_000_000 }, async (request, reply) => {
    const { text, html, ...answers } = request.body
    const { journal } = shell
    const id = importIdOf(shell, request)
    const db = shell.db.withTables<ImportTables>()
    const isKnown = await db.selectFrom('import').select('import').where('import', '=', id).executeTakeFirst()
    // A page keeps apart what text runs together: covered cells, lines within a cell.
    const pasted = Buffer.from(html !== undefined && /<table/i.test(html) ? html : text)
    const upload = isKnown ? await recogniseUpload(pieces(pasted)) : await keepUpload(db, { journal, id }, [pasted])
    const fileName = `粘贴的表格 ${beijingTime(shell.clock().toISOString())}`
    const received = await receiveImport(shell, request, { id, fileName, upload, answers })
    return 'refused' in received ? refuse(reply, received) : reply.code(202).send(received)
  })
}

async function* pieces(bytes: Buffer): AsyncIterable<Buffer> {
  yield bytes
}
