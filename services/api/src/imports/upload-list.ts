import { AnswerImport, ImportCreated, type ProblemRefusal } from '@titian/contract'
import type { ImportTables } from '@titian/read-models'
import { defaultLimits } from '@titian/workbook'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Check } from 'typebox/value'
import type { App } from '../http/app.ts'
import { isReadable } from '../http/readable.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { dropUpload, keepUpload, recogniseUpload, type KeptUpload } from './keep-upload.ts'
import { importIdOf, receiveImport } from './receive-import.ts'

const schema = {
  tags: ['导入'],
  summary: '上传一份名单：.xlsx、.csv，有 LibreOffice 时也可 .xls、.et',
  consumes: ['multipart/form-data'],
  body: Type.Object({
    file: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }),
    ...AnswerImport.properties,
  }),
  response: { 202: ImportCreated, ...problems },
}

/** The body is a stream of parts: what it holds is judged part by part, not by the schema that describes it. */
const validatorCompiler = () => () => true

export function uploadList(app: App, shell: Shell): void {
  app.post('/api/imports', { schema, validatorCompiler }, async (request, reply) => {
    if (!request.isMultipart()) return refuse(reply, { refused: 'MediaTypeUnknown' })
    const id = importIdOf(shell, request)
    const form = await readForm(shell, request, id)
    if ('refused' in form) return refuse(reply, form)
    const received = await receiveImport(shell, request, { id, ...form })
    return 'refused' in received ? refuse(reply, received) : reply.code(202).send(received)
  })
}

type Form = { fileName: string; upload: KeptUpload; answers: AnswerImport }

async function readForm(shell: Shell, request: FastifyRequest, id: string): Promise<Form | ProblemRefusal> {
  const db = shell.db.withTables<ImportTables>()
  const { journal } = shell
  const isKnown = await db.selectFrom('import').select('import').where('import', '=', id).executeTakeFirst()
  const fields: Record<string, unknown> = {}
  let file: { fileName: string; upload: KeptUpload } | undefined
  for await (const part of request.parts({
    limits: { fileSize: defaultLimits.bytes, files: 1, fields: 8, parts: 9 },
  })) {
    if (part.type === 'field') {
      if (part.value !== '') fields[part.fieldname] = part.value
      continue
    }
    // What the import holds by now may not be touched by the same command that comes again.
    const upload = isKnown ? await recogniseUpload(part.file) : await keepUpload(db, { journal, id }, part.file)
    if (part.file.truncated) {
      if (!isKnown) await dropUpload(db, { journal, id })
      return { refused: 'UploadTooLarge', limitMegabytes: Math.round(defaultLimits.bytes / 1_048_576) }
    }
    file = { fileName: nameOf(part.filename), upload }
  }
  if (!file) return { refused: 'UploadMissing' }
  if (!Check(AnswerImport, fields)) return { refused: 'FieldsWrong' }
  return { ...file, answers: fields }
}

/** The last part of a path, as people call the file. */
function nameOf(fileName: string): string {
  const name = fileName.split(/[\\/]/).at(-1)?.trim().slice(-200) ?? ''
  return name !== '' && isReadable(name) ? name : '名单'
}
