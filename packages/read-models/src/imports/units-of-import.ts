import { cityCode, isWithin } from '@titian/domain'
import type { ImportRecord } from './tables.ts'

type Whose = Pick<ImportRecord, 'unit' | 'further_units'>

/** Whose rows an import may hold: all units of whoever handed it in. */
export function unitsOfImport({ unit, further_units: others }: Whose): readonly string[] {
  return [unit, ...others]
}

/** Whether an import may hold rows of a unit: the city's holds everybody's. */
export function isOfImport(record: Whose, unit: string): boolean {
  return record.unit === cityCode || unitsOfImport(record).some((whose) => isWithin(unit, whose))
}
