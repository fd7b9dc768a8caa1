import { handoverDecider, handoverStream, type HandoverState } from '@titian/domain'
import { handoverFactOf } from '@titian/read-models'
import { Type } from 'typebox'
import type { Shell } from '../shell.ts'

export const handoverId = Type.Object({ handover: Type.String({ maxLength: 40, description: '交接编号' }) })

export async function loadHandover(
  { store, journal }: Pick<Shell, 'store' | 'journal'>,
  handover: string,
): Promise<{ readonly state: HandoverState; readonly version: number }> {
  const events = await store.readStream(journal, handoverStream(handover))
  const state = events.map(handoverFactOf).reduce(handoverDecider.evolve, handoverDecider.initialState)
  return { state, version: events.length }
}
