import { BusinessDay } from '@titian/contract'
import type { App } from '../http/app.ts'
import { problems } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { businessDay } from './business-day.ts'

const schema = { tags: ['日历'], summary: '业务日期', response: { 200: BusinessDay, ...problems } }

export function showBusinessDay(app: App, { db, journal }: Shell): void {
  app.get('/api/business-day', { schema }, async () => businessDay(db, journal))
}
