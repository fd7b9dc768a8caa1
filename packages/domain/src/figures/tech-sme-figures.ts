import { lastDayOf } from '../day.ts'
import { certificateOn, livesOn } from '../ladder/certificate.ts'
import type { FigureDefinition } from './definition.ts'
import { happened, type Fact } from './fact.ts'
import type { Portrait } from './portrait.ts'

export const techSmeFigures: readonly FigureDefinition[] = [
  {
    code: 'tech-sme.registered',
    name: '科技型中小企业评价入库数',
    kind: 'flow',
    formula: '期内入库的企业户数',
    note: '年度以入库登记编号中的年份为准，一户一年计一次；公示不计。入库后被撤销登记编号的仍计入，有效户数见称号企业数。',
    version: 1,
    facts: ({ history, registrations }) =>
      registrations.map(({ on, why }) => happened(history, 'tech-sme.registered', on, why)),
  },
  {
    code: 'tech-sme.first-ever',
    name: '首次入库科技型中小企业',
    kind: 'flow',
    formula: '期内入库、此前各年均未入库的企业户数',
    note: '以登记编号中的年份比较。',
    version: 1,
    facts: ({ history, registrations }) =>
      registrations.slice(0, 1).map(({ on, why }) => happened(history, 'tech-sme.first-ever', on, why)),
  },
  {
    code: 'tech-sme.again',
    name: '再入库科技型中小企业',
    kind: 'flow',
    formula: '上年入库、本年再次入库的企业户数',
    note: '以登记编号中的年份比较。',
    version: 1,
    facts: ({ history, registrations }) =>
      registrations.flatMap(({ year, on, why }) => {
        const before = registrations.find((other) => other.year === year - 1)
        return before ? [happened(history, 'tech-sme.again', on, [...before.why, ...why])] : []
      }),
  },
  {
    code: 'tech-sme.dropped',
    name: '上年入库本年未入库',
    kind: 'flow',
    formula: '上年入库、至本年 12 月 31 日未再入库且无有效高新技术企业证书的企业户数',
    note: '计在本年 12 月 31 日；当年已注销、迁出的在内。',
    version: 1,
    facts: (portrait) => droppedOf(portrait, 'tech-sme.dropped'),
  },
]

/** A number of the year before, none of this year, and no valid certificate at 31 December. */
export function droppedOf({ history, registrations, certificates }: Portrait, code: string): readonly Fact[] {
  return registrations.flatMap(({ year, why }) => {
    const on = lastDayOf(year + 1)
    const again = registrations.some((other) => other.year === year + 1)
    const certified = livesOn(history, on) && certificateOn(certificates, on) !== undefined
    return again || certified ? [] : [happened(history, code, on, why)]
  })
}
