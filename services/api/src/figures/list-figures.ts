import { FigureDefinitions } from '@titian/contract'
import { allFigures } from '@titian/domain'
import type { App } from '../http/app.ts'
import { problems } from '../http/refuse.ts'

const schema = { tags: ['指标'], summary: '全部指标及口径', response: { 200: FigureDefinitions, ...problems } }

export function listFigures(app: App): void {
  app.get('/api/figures', { schema }, async () => ({ items: [...allFigures] }))
}
