import { Units } from '@titian/contract'
import { cityCode, planningUnits, unitOf, type Unit } from '@titian/domain'
import type { App } from '../http/app.ts'
import { problems } from '../http/refuse.ts'

const schema = { tags: ['单位'], summary: '全市及各县（市、区）', response: { 200: Units, ...problems } }

export function listUnits(app: App): void {
  app.get('/api/units', { schema }, async () => ({
    items: [unitOf(cityCode), ...planningUnits].map(lineOf),
  }))
}

function lineOf({ code, name, shortName, kind }: Unit): Units['items'][number] {
  if (kind === 'province') throw new Error(`${name} plans nothing here`)
  return { unit: code, name, shortName, kind }
}
