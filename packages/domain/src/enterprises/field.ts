import { isDay } from '../day.ts'
import { findTitle } from '../titles/title.ts'
import { applicationStages, type Statement, type StatementType } from './event.ts'

export type FieldKind = 'text' | 'day' | 'number' | 'flag' | 'unit' | 'route' | 'title' | 'stage' | 'code'

interface Field {
  readonly kind: FieldKind
  readonly required?: true
}

export type FieldValue = string | number | boolean | null

const names: Readonly<Record<string, Field>> = {
  uscc: { kind: 'code', required: true },
  name: { kind: 'text', required: true },
  unit: { kind: 'unit' },
}

const reasoned: Readonly<Record<string, Field>> = { reason: { kind: 'text' } }

/** What each kind of statement may say. Corrections may change these fields and no others. */
export const statementFields: Readonly<Record<StatementType, Readonly<Record<string, Field>>>> = {
  RegisterEntryListed: {
    ...names,
    address: { kind: 'text' },
    industry: { kind: 'text' },
    foundedOn: { kind: 'day' },
    capital: { kind: 'number' },
    employees: { kind: 'number' },
    revenue: { kind: 'number' },
    research: { kind: 'number' },
    aboveScale: { kind: 'flag' },
    contact: { kind: 'text' },
  },
  TechSmeRegistered: {
    ...names,
    number: { kind: 'text', required: true },
    batch: { kind: 'text' },
    document: { kind: 'text' },
  },
  HighTechRecognised: {
    ...names,
    certificate: { kind: 'text', required: true },
    issuedOn: { kind: 'day', required: true },
    years: { kind: 'number', required: true },
    route: { kind: 'route' },
    document: { kind: 'text' },
  },
  TitleGranted: {
    ...names,
    title: { kind: 'title', required: true },
    level: { kind: 'text' },
    document: { kind: 'text' },
    validThrough: { kind: 'day' },
  },
  EnterpriseRenamed: { ...names, formerName: { kind: 'text', required: true }, ...reasoned },
  EnterpriseClosed: { ...names, kind: { kind: 'text' }, ...reasoned },
  EnterpriseMovedOut: { ...names, to: { kind: 'text' }, ...reasoned },
  EnterpriseMovedIn: { ...names, from: { kind: 'text' }, certificate: { kind: 'text' }, issuedOn: { kind: 'day' } },
  ResponsibilityMoved: {
    ...names,
    unit: { kind: 'unit', required: true },
    fromUnit: { kind: 'unit' },
    ...reasoned,
  },
  HighTechRevoked: { ...names, certificate: { kind: 'text' } },
  TechSmeNumberRevoked: { ...names, number: { kind: 'text' }, document: { kind: 'text' }, ...reasoned },
  CreditRiskListed: {
    uscc: { kind: 'code', required: true },
    name: { kind: 'text', required: true },
    kind: { kind: 'text', required: true },
    until: { kind: 'day' },
    document: { kind: 'text' },
    ...reasoned,
  },
  HighTechApplicationAdvanced: { ...names, stage: { kind: 'stage', required: true }, route: { kind: 'route' } },
  CreditCodeReplaced: {
    uscc: { kind: 'code', required: true },
    name: { kind: 'text', required: true },
    formerCode: { kind: 'code', required: true },
    ...reasoned,
  },
  ProfileObserved: {
    uscc: { kind: 'code', required: true },
    name: { kind: 'text', required: true },
    employees: { kind: 'number' },
    revenue: { kind: 'number' },
    research: { kind: 'number' },
    year: { kind: 'number' },
    visit: { kind: 'text', required: true },
  },
}

/** The first field whose value its kind does not allow, or undefined where all fit. */
export function misfit(type: StatementType, data: Readonly<Record<string, unknown>>): string | undefined {
  const fields = statementFields[type]
  return (
    Object.keys(data).find((field) => !fields[field] || !fits(fields[field].kind, data[field])) ??
    Object.keys(fields).find((field) => fields[field]?.required && data[field] === undefined)
  )
}

export function isStatement(candidate: {
  readonly type: StatementType
  readonly data: object
}): candidate is Statement {
  return misfit(candidate.type, { ...candidate.data }) === undefined
}

export function fits(kind: FieldKind, value: unknown): boolean {
  switch (kind) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'flag':
      return typeof value === 'boolean'
    case 'day':
      return typeof value === 'string' && isDay(value)
    case 'unit':
      return typeof value === 'string' && /^\d{6}$/.test(value)
    case 'code':
      return typeof value === 'string' && /^[0-9A-Z]{18}$/.test(value)
    case 'route':
      return value === 'first' || value === 'renewed'
    case 'stage':
      return applicationStages.some((stage) => stage === value)
    case 'title':
      return typeof value === 'string' && findTitle(value)?.code === value
    case 'text':
      return typeof value === 'string' && value.length > 0
  }
}
