import { templateFieldNames, Templates, TemplatesQuery, type Template } from '@titian/contract'
import type { SavedTemplate } from '@titian/domain'
import { templatesOf } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'

const schema = {
  tags: ['导出模板'],
  summary: '导出模板：别的系统要的走访、需求表格，导出和导回都按它',
  querystring: TemplatesQuery,
  response: { 200: Templates, ...problems },
}

export function listTemplates(app: App, shell: Shell): void {
  app.get('/api/templates', { schema }, async (request, reply) => {
    const answer = await ask(shell, request, async (db, moment) => ({
      items: (await templatesOf(db, moment)).map(shown),
      positions: { ...moment.positions },
    }))
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}

function shown({ template, name, kind, title, columns }: SavedTemplate): Template {
  return {
    template,
    name,
    kind,
    ...(title === undefined ? {} : { title }),
    columns: columns.flatMap(({ header, field, words }) => {
      const known = templateFieldNames.find((each) => each === field)
      return known === undefined ? [] : [{ header, field: known, ...(words ? { words: { ...words } } : {}) }]
    }),
  }
}
