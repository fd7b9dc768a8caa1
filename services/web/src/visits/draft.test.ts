import type { VisitShown } from '@titian/contract'
import { describe, expect, test } from 'vitest'
import { changesIn, draftOf, saidIn } from './draft.ts'

const visit: VisitShown = {
  visit: '018f2a3b-0000-7000-8000-000000000001',
  on: '2021-11-29',
  uscc: '91410402923358705G',
  name: '叶县春雷机电有限公司',
  unit: '410422',
  mode: 'on-site',
  purposes: ['policy'],
  results: [],
  visitors: [{ officer: 'KJ001', name: '陈涛' }],
  campaign: null,
  meeting: null,
  solved: true,
  solvedText: '讲清',
  demands: 0,
  note: '讲政策',
  nextVisitOn: null,
  backfilled: false,
  listed: false,
  status: 'standing',
  met: [],
  findings: { employees: 85 },
  solvedOnTheSpot: { text: '讲清', category: 'N8' },
  commitments: [],
  raised: [],
  followedUp: [],
  attachments: [],
  located: false,
  recordedOn: '2021-11-29',
  mayChange: true,
  events: [],
  positions: {},
}

describe('what a form says of a visit', () => {
  test('is without what is empty', () => {
    expect(saidIn({ on: '2021-11-29', mode: 'phone', purposes: [], note: ' ', employees: null, year: 2020 })).toEqual({
      on: '2021-11-29',
      mode: 'phone',
    })
  })

  test('has findings with their year, and what was solved on the spot', () => {
    const draft = {
      on: '2021-11-29',
      mode: 'phone',
      revenue: 0,
      year: 2020,
      solved: true,
      solvedText: ' 讲清 ',
    } as const
    expect(saidIn(draft)).toMatchObject({ findings: { revenue: 0, year: 2020 }, solvedOnTheSpot: { text: '讲清' } })
  })
})

describe('an amendment', () => {
  test('of nothing changes nothing', () => {
    expect(changesIn(visit, draftOf(visit))).toEqual({})
  })

  test('says what reads otherwise, and empties what was emptied', () => {
    const draft = { ...draftOf(visit), mode: 'phone', note: '', solved: false, employees: 90 } as const
    expect(changesIn(visit, draft)).toEqual({
      mode: 'phone',
      note: null,
      findings: { employees: 90 },
      solvedOnTheSpot: null,
    })
  })
})
