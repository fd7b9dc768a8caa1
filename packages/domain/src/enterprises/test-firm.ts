import * as fc from 'fast-check'
import { dayOf, yearOf, type Day } from '../day.ts'
import type { Portrait } from '../figures/portrait.ts'
import { portraitOf } from '../figures/portrait.ts'
import { titleCodes, type TitleCode } from '../titles/title.ts'
import { applicationStages, type ApplicationStage, type Route, type Statement } from './event.ts'
import { foldEnterprise, type EnterpriseRecord, type Standing } from './standing.ts'

/** The firm of all tests; what does not matter to them stands here. */
export const firm = { uscc: '91410402MA0000015P', name: '平顶山市试验机械有限公司' }

export interface Said {
  readonly on: Day
  readonly statement: Statement
  readonly byPerson?: boolean
  readonly dated?: boolean
}

type Data<Type extends Statement['type']> = Partial<Extract<Statement, { readonly type: Type }>['data']>

export function listed(on: Day, data: Data<'RegisterEntryListed'> = {}): Said {
  return { on, statement: { type: 'RegisterEntryListed', data: { ...firm, ...data } } }
}

export function registered(on: Day, data: Data<'TechSmeRegistered'> = {}): Said {
  const number = `${yearOf(on)}41040200000001`
  return { on, statement: { type: 'TechSmeRegistered', data: { ...firm, number, ...data } } }
}

export function recognised(on: Day, route?: Route, data: Data<'HighTechRecognised'> = {}): Said {
  const certificate = `GR${on.replaceAll('-', '')}4100`.slice(0, 14)
  const said = { ...firm, certificate, issuedOn: on, years: 3, ...(route ? { route } : {}), ...data }
  return { on, statement: { type: 'HighTechRecognised', data: said } }
}

export function granted(on: Day, title: TitleCode, data: Data<'TitleGranted'> = {}): Said {
  return { on, statement: { type: 'TitleGranted', data: { ...firm, title, ...data } } }
}

export function renamed(on: Day, formerName: string, name: string): Said {
  return { on, statement: { type: 'EnterpriseRenamed', data: { ...firm, name, formerName } } }
}

export function moved(on: Day, unit: string, fromUnit?: string): Said {
  return { on, statement: { type: 'ResponsibilityMoved', data: { ...firm, unit, ...(fromUnit ? { fromUnit } : {}) } } }
}

export function closed(on: Day): Said {
  return { on, statement: { type: 'EnterpriseClosed', data: firm } }
}

export function movedOut(on: Day): Said {
  return { on, statement: { type: 'EnterpriseMovedOut', data: firm } }
}

export function movedIn(on: Day, data: Data<'EnterpriseMovedIn'> = {}): Said {
  return { on, statement: { type: 'EnterpriseMovedIn', data: { ...firm, ...data } } }
}

export function revoked(on: Day, certificate?: string): Said {
  return { on, statement: { type: 'HighTechRevoked', data: { ...firm, ...(certificate ? { certificate } : {}) } } }
}

export function numberRevoked(on: Day, number?: string): Said {
  return { on, statement: { type: 'TechSmeNumberRevoked', data: { ...firm, ...(number ? { number } : {}) } } }
}

export function riskListed(on: Day, data: Data<'CreditRiskListed'> = {}): Said {
  return { on, statement: { type: 'CreditRiskListed', data: { ...firm, kind: '经营异常名录', ...data } } }
}

function applied(on: Day, stage: ApplicationStage, route?: Route): Said {
  return {
    on,
    statement: { type: 'HighTechApplicationAdvanced', data: { ...firm, stage, ...(route ? { route } : {}) } },
  }
}

export function observed(on: Day, data: Data<'ProfileObserved'> = {}): Said {
  return {
    on,
    statement: { type: 'ProfileObserved', data: { ...firm, visit: 'a-visit', ...data } },
    byPerson: true,
  }
}

/** Said by a list whose rows have no day of their own. */
export function undated(said: Said): Said {
  return { ...said, dated: false }
}

/** A stream that says these one after the other: the first is version 1. */
export function recordsOf(said: readonly Said[]): readonly EnterpriseRecord[] {
  return said.map(({ on, statement, byPerson = false, dated = true }, index) => ({
    version: index + 1,
    occurredOn: on,
    event: statement,
    byPerson,
    ...(dated ? {} : { dated }),
  }))
}

export function standingAfter(...said: readonly Said[]): readonly Standing[] {
  return foldEnterprise(recordsOf(said))
}

export function portraitAfter(...said: readonly Said[]): Portrait {
  return portraitOf(standingAfter(...said))
}

const someDay = fc
  .tuple(fc.integer({ min: 2014, max: 2023 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, month, date]) => dayOf(year, month, date) ?? `${year}-${String(month).padStart(2, '0')}-28`)
/** The days at which years, terms and windows turn come up as often as all others together. */
export const anyDay = fc.oneof(
  someDay,
  fc.constantFrom('2016-02-29', '2017-12-31', '2018-01-01', '2019-02-28', '2019-03-01', '2020-02-29', '2020-12-31'),
)
const anyUnit = fc.constantFrom('410402', '410422', '410471', '410482')
const anyRoute = fc.constantFrom<(Route | undefined)[]>('first', 'renewed', undefined)
const anyTitle = fc.constantFrom(...titleCodes.filter((title) => title !== 'tech-sme' && title !== 'high-tech'))

/** Anything that a list or a person may say of one firm, sensible or not. */
const anySaid: fc.Arbitrary<Said> = fc.oneof(
  fc
    .record({ on: anyDay, unit: anyUnit, foundedOn: fc.option(anyDay, { nil: undefined }) })
    .map(({ on, unit, foundedOn }) => listed(on, { unit, ...(foundedOn ? { foundedOn } : {}) })),
  fc.record({ on: anyDay, unit: anyUnit }).map(({ on, unit }) => registered(on, { unit })),
  fc.record({ on: anyDay, route: anyRoute }).map(({ on, route }) => recognised(on, route)),
  fc
    .record({ on: anyDay, title: anyTitle, validThrough: fc.option(anyDay, { nil: undefined }) })
    .map(({ on, title, validThrough }) =>
      granted(on, title, validThrough && validThrough > on ? { validThrough } : {}),
    ),
  fc
    .record({ on: anyDay, names: fc.constantFrom(['甲厂', '乙厂'], ['乙厂', '丙厂'], [firm.name, '甲厂']) })
    .map(({ on, names: [from = '', to = ''] }) => renamed(on, from, to)),
  fc.record({ on: anyDay, unit: anyUnit }).map(({ on, unit }) => moved(on, unit)),
  anyDay.map(closed),
  anyDay.map(movedOut),
  fc
    .record({ on: anyDay, unit: anyUnit, issuedOn: fc.option(anyDay, { nil: undefined }) })
    .map(({ on, unit, issuedOn }) =>
      movedIn(on, {
        unit,
        ...(issuedOn ? { issuedOn, certificate: `GR${issuedOn.replaceAll('-', '')}9900`.slice(0, 14) } : {}),
      }),
    ),
  anyDay.map((on) => revoked(on)),
  fc
    .record({ on: anyDay, year: fc.option(fc.integer({ min: 2014, max: 2023 }), { nil: undefined }) })
    .map(({ on, year }) => numberRevoked(on, year === undefined ? undefined : `${year}41040200000001`)),
  fc
    .record({ on: anyDay, until: fc.option(anyDay, { nil: undefined }) })
    .map(({ on, until }) => riskListed(on, until && until > on ? { until } : {})),
  fc
    .record({ on: anyDay, stage: fc.constantFrom(...applicationStages), route: anyRoute })
    .map(({ on, stage, route }) => applied(on, stage, route)),
)

const anyDated = fc
  .record({ said: anySaid, dated: fc.boolean() })
  .map(({ said, dated }) => (dated ? said : undated(said)))

export const anyHistory = fc.array(anyDated, { maxLength: 12 })
