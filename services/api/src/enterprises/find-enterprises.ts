import { Enterprises, EnterprisesQuery, type EdgeRefusal } from '@titian/contract'
import { findTitle } from '@titian/domain'
import { findEnterprises as findPage, namesFound } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { shownLine } from './shown-enterprise.ts'

const schema = {
  tags: ['企业'],
  summary: '查找企业：名称、曾用名、拼音、首字母或信用代码末几位',
  querystring: EnterprisesQuery,
  response: { 200: Enterprises, ...problems },
}

const cursorUnreadable: EdgeRefusal = { refused: 'CursorUnreadable' }

export function findEnterprises(app: App, shell: Shell): void {
  app.get('/api/enterprises', { schema }, async (request, reply) => {
    const { query, unit, title, stage, register, sort, cursor, limit = 50 } = request.query
    const held = title === undefined ? undefined : findTitle(title)
    if (title !== undefined && !held) return refuse(reply, { refused: 'TitleUnknown', title })
    const answer = await ask(shell, request, async (db, moment) => {
      const asked = { ...moment, query, unit, title: held?.code, stage, register, sort }
      const page = await findPage(db, { ...asked, cursor, limit })
      if (!page) return cursorUnreadable
      const { count, items, next } = page
      const { asOf, positions, unitsByName } = moment
      // Whether a firm holds a title is not said with its name.
      const named = held || stage || register || cursor ? '' : (query?.trim() ?? '')
      const byName = named !== '' && unitsByName.length > 0
      const others = byName ? { others: [...(await namesFound(db, { ...asked, query: named }, unitsByName))] } : {}
      return { count, items: items.map(shownLine), ...others, next, asOf, positions: { ...positions } }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}
