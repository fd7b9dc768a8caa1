import { SaveTemplate, Uuid, Written, type TemplateColumn } from '@titian/contract'
import { Type } from 'typebox'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { changeTemplate } from './change-template.ts'
import { judgeWords } from './judge-words.ts'

export const templateParams = Type.Object({ template: Uuid })

const schema = {
  tags: ['导出模板'],
  summary: '保存一个导出模板：名称、各列的列名和内容、对方的说法；编号由提交者生成',
  params: templateParams,
  body: SaveTemplate,
  response: { 200: Written, ...problems },
}

export function saveTemplate(app: App, shell: Shell): void {
  app.put('/api/templates/:template', { schema }, async (request, reply) => {
    const { name, title, kind } = request.body
    const columns = request.body.columns.map(tidied)
    const refusal = judgeWords(columns)
    if (refusal) return refuse(reply, refusal)
    const template = {
      name: name.trim(),
      kind,
      columns,
      ...(title === undefined || title.trim() === '' ? {} : { title: title.trim() }),
    }
    const done = await changeTemplate(shell, request, request.params.template, { type: 'SaveTemplate', template })
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}

/** As people type it: without blanks around, and without words that are the same on both sides. */
function tidied({ header, field, words = {} }: TemplateColumn): TemplateColumn {
  const others = Object.entries(words)
    .map(([our, their]) => [our, their.trim()] as const)
    .filter(([our, their]) => their !== '' && their !== our)
  return { header: header.trim(), field, ...(others.length === 0 ? {} : { words: Object.fromEntries(others) }) }
}
