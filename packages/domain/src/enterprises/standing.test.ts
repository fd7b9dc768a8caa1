import { describe, expect, test } from 'vitest'
import { foldEnterprise, type EnterpriseRecord } from './standing.ts'
import { closed, firm, listed, moved, movedOut, recordsOf, registered, undated } from './test-firm.ts'

const register = listed('2021-12-31', { unit: '410471', employees: 9 })

function revision(version: number, event: EnterpriseRecord['event']): EnterpriseRecord {
  return { version, occurredOn: '2022-01-05', event, byPerson: true }
}

describe('what stands', () => {
  test('a statement that is withdrawn stands no longer', () => {
    const records = [
      ...recordsOf([register, registered('2021-05-06')]),
      revision(3, { type: 'StatementWithdrawn', data: { concerns: [1], reason: '撤销导入' } }),
    ]
    expect(foldEnterprise(records).map(({ version }) => version)).toEqual([2])
  })

  test('a corrected statement reads as corrected, is a person’s word, and names both events', () => {
    const records = [
      ...recordsOf([register]),
      revision(2, {
        type: 'StatementCorrected',
        data: { concerns: 1, changes: { unit: '410422', employees: null }, occurredOn: '2021-06-30', reason: '核实' },
      }),
    ]
    expect(foldEnterprise(records)).toEqual([
      {
        version: 1,
        versions: [1, 2],
        occurredOn: '2021-06-30',
        statement: { type: 'RegisterEntryListed', data: { ...firm, unit: '410422' } },
        byPerson: true,
      },
    ])
  })

  test('a day that a person corrected is no longer only the list’s', () => {
    const correctedTo = (occurredOn?: string) =>
      foldEnterprise([
        ...recordsOf([undated(registered('2021-12-31'))]),
        revision(2, {
          type: 'StatementCorrected',
          data: { concerns: 1, changes: { unit: '410422' }, reason: '核实', ...(occurredOn ? { occurredOn } : {}) },
        }),
      ])[0]?.dated
    expect(correctedTo()).toBe(false)
    expect(correctedTo('2021-05-06')).toBeUndefined()
  })

  test('a correction of what was withdrawn meanwhile changes nothing', () => {
    const records = [
      ...recordsOf([register]),
      revision(2, { type: 'StatementWithdrawn', data: { concerns: [1], reason: '撤销导入' } }),
      revision(3, { type: 'StatementCorrected', data: { concerns: 1, changes: { unit: '410422' }, reason: '核实' } }),
    ]
    expect(foldEnterprise(records)).toEqual([])
  })

  test('a correction that a statement’s shape no longer allows leaves it as it was', () => {
    const records = [
      ...recordsOf([register]),
      revision(2, { type: 'StatementCorrected', data: { concerns: 1, changes: { employees: '九' }, reason: '核实' } }),
    ]
    expect(foldEnterprise(records)[0]?.statement).toEqual(register.statement)
  })
})

describe('of one day', () => {
  const types = (...records: readonly EnterpriseRecord[]) =>
    foldEnterprise(records).map(({ statement }) => statement.type)

  test('a change list knows more than the register, and the register more than a title list', () => {
    const said = recordsOf([moved('2021-12-31', '410422'), register, registered('2021-12-31')])
    expect(types(...said)).toEqual(['TechSmeRegistered', 'RegisterEntryListed', 'ResponsibilityMoved'])
  })

  test('a person’s word is above any list’s', () => {
    const said = recordsOf([{ ...registered('2021-12-31'), byPerson: true }, moved('2021-12-31', '410422')])
    expect(types(...said)).toEqual(['ResponsibilityMoved', 'TechSmeRegistered'])
  })

  test('two that differ in their kind alone stand in one order, whichever came first', () => {
    const [one, other] = [closed('2021-12-31'), movedOut('2021-12-31')]
    expect(types(...recordsOf([one, other]))).toEqual(types(...recordsOf([other, one])))
  })
})
