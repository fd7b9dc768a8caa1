import { createHash, randomUUID } from 'node:crypto'
import { LogVisit, MoveDemand, RaiseDemand, type SyncItem, type SyncType } from '@titian/contract'
import { demandStream, visitStream, type Day } from '@titian/domain'
import { canonicalJson } from '@titian/event-store'
import type { Shell } from '../shell.ts'
import { synced, type SyncTable } from './sync-table.ts'

export interface TestWho {
  readonly firms: readonly string[]
}

/** Whose firms were whose: until which day, both included. */
export type FirmsUntil = Readonly<Record<string, Day>>

/** A table of commands as plain as can be: what the sync does with them is what is looked at. */
export function testTable(firmsUntil: FirmsUntil = {}): SyncTable<TestWho> {
  return {
    whoOn: async (_shell, _sender, day) => ({
      firms: Object.entries(firmsUntil).flatMap(([code, until]) => (day <= until ? [code] : [])),
    }),
    own: async (_shell, { firms }, codes) => codes.filter((code) => firms.includes(code)),
    commands: {
      'log-visit': synced(LogVisit, {
        firms: ({ payload }) => payload.firms.map(({ uscc }) => uscc),
        decide: async (_shell, { firms }, { payload }) => {
          const [first] = payload.firms
          if (payload.note === 'fault') throw new Error('This one cannot be taken')
          if (!first || (first.uscc !== undefined && !firms.includes(first.uscc))) return { refused: 'NotPermitted' }
          const stream = visitStream(first.visit)
          const data = { ...first, mode: payload.mode, officers: ['KJ001'] }
          return {
            events: [{ stream, type: 'VisitLogged', schema: 1, data, occurredOn: payload.on }],
            expect: [{ stream, version: 0 }],
          }
        },
      }),
      'raise-demand': synced(RaiseDemand, {
        subjects: ({ payload }) => [payload.demand],
        decide: async (_shell, _who, { payload }) => ({
          events: [
            {
              stream: demandStream(payload.demand),
              type: 'DemandRaised',
              schema: 1,
              data: { ...payload },
              occurredOn: '2026-11-24',
            },
          ],
          expect: [{ stream: demandStream(payload.demand), version: 0 }],
        }),
      }),
      'move-demand': synced(MoveDemand, {
        decide: async ({ store, journal }, _who, { subject = '', payload }) => {
          const events = await store.readStream(journal, demandStream(subject))
          if (events.length === 0) return { refused: 'NotFound' }
          if (payload.move === 'close' && events.at(-1)?.type === 'DemandClosed') return { refused: 'NothingChanges' }
          return {
            events: [
              {
                stream: demandStream(subject),
                type: payload.move === 'close' ? 'DemandClosed' : 'DemandProgressed',
                schema: 1,
                data: { ...payload },
                occurredOn: '2026-11-24',
              },
            ],
            expect: [{ stream: demandStream(subject), version: events.length }],
          }
        },
        review: ({ refused }) => (refused === 'NothingChanges' ? ['reopen'] : undefined),
      }),
    },
  }
}

/** A phone as the server sees it: it numbers what it sends. */
export function createPhone(device: string = randomUUID()) {
  let seq = 0
  const item = (type: SyncType, payload: Record<string, unknown>, more: Partial<SyncItem> = {}): SyncItem => {
    seq += 1
    return {
      id: randomUUID(),
      deviceSeq: seq,
      type,
      payload,
      payloadHash: hashOf(payload),
      capturedAt: '2026-11-24T02:00:00Z',
      ...more,
    }
  }
  return {
    device,
    /** Uses up a number for something that is never sent. */
    lose: () => (seq += 1),
    item,
    visit: (payload: Record<string, unknown> = {}, more: Partial<SyncItem> = {}) =>
      item(
        'log-visit',
        { firms: [{ visit: randomUUID(), name: '春雷机电有限公司' }], on: '2026-11-24', mode: 'on-site', ...payload },
        more,
      ),
    demand: (demand: string) =>
      item('raise-demand', { demand, name: '春雷机电有限公司', category: 'N8', text: '想申报高企', channel: 'visit' }),
    move: (subject: string, move: string, more: Partial<SyncItem> = {}) =>
      item('move-demand', { move, note: '已联系' }, { subject, ...more }),
  }
}

export type Phone = ReturnType<typeof createPhone>

export function hashOf(payload: unknown): string {
  const text = canonicalJson(payload, 'payload')
  if (typeof text !== 'string') throw new Error(`The payload has ${text.what} at ${text.path}`)
  return createHash('sha256').update(text).digest('hex')
}

/** The types of all events of a stream. */
export async function typesOf({ store, journal }: Shell, stream: string): Promise<readonly string[]> {
  return (await store.readStream(journal, stream)).map(({ type }) => type)
}
