import { describe, expect, test } from 'vitest'
import {
  closed,
  granted,
  listed,
  numberRevoked,
  portraitAfter,
  recognised,
  registered,
  revoked,
  undated,
  type Said,
} from '../enterprises/test-firm.ts'
import { titles } from '../titles/title.ts'
import { industryTitleOf, stageOf } from './stage.ts'

const founded = listed('2012-12-31', { foundedOn: '2009-01-21' })
const held = (...said: readonly Said[]) =>
  portraitAfter(founded, ...said).holdings.map(({ title, state, from, to }) => [title, state, from, to])

describe('高新技术企业', () => {
  test('runs out, waits for the rest of the year, and is gone on 31 December', () => {
    expect(held(recognised('2018-10-28'))).toEqual([
      ['high-tech', 'valid', '2018-10-28', '2021-10-28'],
      ['high-tech', 'pending', '2021-10-28', '2021-12-31'],
    ])
  })

  test('waits until it is recognised anew', () => {
    expect(held(recognised('2018-10-28'), recognised('2021-12-15'))).toEqual([
      ['high-tech', 'valid', '2018-10-28', '2021-10-28'],
      ['high-tech', 'pending', '2021-10-28', '2021-12-15'],
      ['high-tech', 'valid', '2021-12-15', '2024-12-15'],
      ['high-tech', 'pending', '2024-12-15', '2024-12-31'],
    ])
  })

  test('goes over to the newer certificate on the day of that', () => {
    expect(held(recognised('2018-10-28'), recognised('2021-09-01')).slice(0, 2)).toEqual([
      ['high-tech', 'valid', '2018-10-28', '2021-09-01'],
      ['high-tech', 'valid', '2021-09-01', '2024-09-01'],
    ])
  })

  test('does not wait once it is revoked', () => {
    expect(held(recognised('2018-10-28'), revoked('2021-06-01'))).toEqual([
      ['high-tech', 'valid', '2018-10-28', '2021-06-01'],
    ])
  })

  test('is held only while the firm is the city’s', () => {
    expect(held(recognised('2018-10-28'), closed('2020-06-01'))).toEqual([
      ['high-tech', 'valid', '2018-10-28', '2020-06-01'],
    ])
  })
})

describe('科技型中小企业', () => {
  test('holds for the year in its number, and waits the next year for the new one', () => {
    expect(held(registered('2020-05-06'), registered('2021-06-01'))).toEqual([
      ['tech-sme', 'valid', '2020-05-06', '2021-01-01'],
      ['tech-sme', 'pending', '2021-01-01', '2021-06-01'],
      ['tech-sme', 'valid', '2021-06-01', '2022-01-01'],
      ['tech-sme', 'pending', '2022-01-01', '2022-12-31'],
    ])
  })

  test('is of the year in its number, even if its list came out in January', () => {
    expect(held(registered('2021-01-20', { number: '202041040200000001' }))[0]).toEqual([
      'tech-sme',
      'valid',
      '2020-12-31',
      '2021-01-01',
    ])
  })

  test('holds until its number is revoked, and does not wait for the next year’s', () => {
    const valid = ['tech-sme', 'valid', '2020-05-06', '2020-09-01']
    expect(held(registered('2020-05-06'), numberRevoked('2020-09-01', '202041040200000001'))).toEqual([valid])
    expect(held(registered('2020-05-06'), numberRevoked('2020-09-01'))).toEqual([valid])
  })

  test('waits until last year’s number is revoked', () => {
    expect(held(registered('2020-05-06'), numberRevoked('2021-02-01', '202041040200000001'))).toEqual([
      ['tech-sme', 'valid', '2020-05-06', '2021-01-01'],
      ['tech-sme', 'pending', '2021-01-01', '2021-02-01'],
    ])
  })

  test('holds on where another number is revoked, or another year’s', () => {
    const entered = registered('2020-05-06')
    for (const other of [numberRevoked('2020-09-01', '202041040200000002'), numberRevoked('2021-02-01')]) {
      expect(held(entered, other)).toEqual(held(entered))
    }
  })

  test('never holds where it was revoked before the day of a list that has no other', () => {
    expect(held(undated(registered('2020-12-31')), numberRevoked('2020-09-01'))).toEqual([])
    expect(held(registered('2020-12-31'), numberRevoked('2020-09-01'))).toHaveLength(2)
  })

  test('is one a year, whatever number of lists name it', () => {
    expect(held(registered('2020-05-06'), registered('2020-12-31'))).toHaveLength(2)
  })
})

test('another title holds through its last day, or without an end', () => {
  expect(
    held(granted('2020-06-01', 'specialized', { validThrough: '2023-05-31' }), granted('2021-06-01', 'gazelle')),
  ).toEqual([
    ['specialized', 'valid', '2020-06-01', '2023-06-01'],
    ['gazelle', 'valid', '2021-06-01', undefined],
  ])
})

describe('the day of a list whose rows have none of their own', () => {
  const number = '202141042300000016'
  const of2021 = (...said: readonly Said[]) => held(...said)[0]

  test('gives way to the day that a row knows, be that earlier or later', () => {
    const richer = undated(registered('2021-03-31', { number, batch: '第一批' }))
    const valid = ['tech-sme', 'valid', '2021-05-06', '2022-01-01']
    expect(of2021(richer, registered('2021-05-06', { number }))).toEqual(valid)
    expect(of2021(registered('2021-05-06', { number }), richer)).toEqual(valid)
  })

  test('counts where no row knows better, the earliest first', () => {
    const [early, late] = ['2021-06-30', '2021-12-31'].map((on) => undated(registered(on, { number })))
    expect(early && late && of2021(late, early)).toEqual(['tech-sme', 'valid', '2021-06-30', '2022-01-01'])
  })

  test('is none of a title’s either, which one document grants once', () => {
    const document = '豫科〔2021〕9号'
    const listed2020 = undated(granted('2020-12-31', 'gazelle', { document, level: '省级' }))
    const [row, later] = [
      granted('2021-06-01', 'gazelle', { document }),
      granted('2021-08-01', 'gazelle', { document }),
    ]
    expect(held(later, listed2020, row)).toEqual([['gazelle', 'valid', '2021-06-01', undefined]])
  })

  test('is no 发证日期 where another list has that', () => {
    const data = { certificate: 'GR201841000123' }
    const listed2018 = undated(recognised('2018-12-31', 'first', data))
    expect(held(recognised('2018-10-28', undefined, data), listed2018)[0]).toEqual([
      'high-tech',
      'valid',
      '2018-10-28',
      '2021-10-28',
    ])
  })
})

describe('the stage', () => {
  test('is the highest title on 科技线, and none without any', () => {
    expect(stageOf(['tech-sme', 'high-tech'])).toBe('high-tech')
    expect(stageOf(['innovation-leader', 'gazelle'])).toBe('innovation-leader')
    expect(stageOf(['champion', 'leading-innovator'])).toBe('none')
  })

  test('of 工信线 stands beside it', () => {
    expect(industryTitleOf(['specialized', 'champion', 'gazelle'])).toBe('champion')
    expect(industryTitleOf(['gazelle'])).toBeUndefined()
  })

  test('knows every title of both lines in the order of their heights', () => {
    for (const [line, highest] of [
      ['technology', stageOf],
      ['industry', industryTitleOf],
    ] as const) {
      const rungs = titles.filter((title) => title.line === line).toSorted((a, b) => a.rank - b.rank)
      const codes = rungs.map(({ code }) => code)
      expect(codes.map((_, index) => highest(codes.slice(0, index + 1)))).toEqual(codes)
    }
  })
})
