import type { Day } from '../day.ts'
import { readCertificate } from '../identifiers/certificate.ts'
import { judgeCreditCode, normaliseCreditCode } from '../identifiers/credit-code.ts'
import { normaliseDocumentNumber } from '../identifiers/document-number.ts'
import { readTechSmeNumber } from '../identifiers/tech-sme-number.ts'
import { longestName, writtenName } from '../names/written-name.ts'
import { isPlanningUnit } from '../units/unit.ts'
import type { CorrectionRefusal } from './correction.ts'
import type { StatementType } from './event.ts'
import { fits, statementFields, type FieldValue } from './field.ts'

/** A value as the log keeps it, written as lists are read, or why the field cannot have it. */
export function correctedValue(
  type: StatementType,
  field: string,
  written: FieldValue,
  today: Day,
): { readonly value: FieldValue } | CorrectionRefusal {
  const known = Object.hasOwn(statementFields[type], field) ? statementFields[type][field] : undefined
  // A contact is a key of personal data beside the log; that is where it is corrected. What a visit found is the visit's.
  if (!known || field === 'contact' || field === 'visit') return { refused: 'FieldNotCorrectable', field }
  const misfit: CorrectionRefusal = { refused: 'ValueDoesNotFit', field, value: written }
  const value = typeof written === 'string' ? asWritten(field, written) : written
  if (value === null || value === '') return known.required ? misfit : { value: null }
  if (value === undefined) return misfit
  if ((field === 'name' || field === 'formerName') && typeof value === 'string' && value.length > longestName) {
    return { refused: 'NameTooLong', field, length: value.length, longest: longestName }
  }
  if (known.kind === 'code' && typeof value === 'string') {
    const judged = judgeCreditCode(value)
    return 'code' in judged ? { value } : { refused: 'CreditCodeWrong', code: value, why: judged.refusal }
  }
  if (!fits(known.kind, value) || !isSensible(field, value)) return misfit
  if (known.kind === 'unit' && typeof value === 'string' && !isPlanningUnit(value)) {
    return { refused: 'UnitUnknown', unit: value }
  }
  if (known.kind === 'day' && typeof value === 'string' && field !== 'validThrough' && value > today) {
    return { refused: 'DayInTheFuture', field, day: value, today }
  }
  return { value }
}

function asWritten(field: string, text: string): string | undefined {
  switch (field) {
    case 'uscc':
    case 'formerCode':
      return normaliseCreditCode(text)
    case 'name':
    case 'formerName':
      return writtenName(text)
    case 'certificate':
      return text.trim() === '' ? '' : readCertificate(text)
    case 'number':
      return readTechSmeNumber(text)
    case 'document':
      return normaliseDocumentNumber(text)
    default:
      return text.trim()
  }
}

/** Money and people are not negative; a certificate is for whole years, and not for a lifetime. */
function isSensible(field: string, value: FieldValue): boolean {
  if (typeof value !== 'number') return true
  if (field === 'years') return Number.isInteger(value) && value >= 1 && value <= 10
  return value >= 0 && (field !== 'employees' || Number.isInteger(value))
}
