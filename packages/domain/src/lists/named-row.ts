import { readCertificate } from '../identifiers/certificate.ts'
import { divisionOfTechSmeNumber } from '../identifiers/tech-sme-number.ts'
import { cityCode, findUnit } from '../units/unit.ts'
import { placeInName } from '../units/place-in-name.ts'
import { dayOfRow, optionalUnit } from './cell-readers.ts'
import { nameInRow } from './firm-in-row.ts'
import { certificateInRow } from './high-tech-in-row.ts'
import type { RowReading, Whose } from './reading.ts'
import { columnOf, isRefused, textOf, type Refused, type RowView } from './row-view.ts'
import { numberInRow } from './tech-sme-in-row.ts'

/**
 * A row of an announcement without codes. Whether the firm is ours: by 省辖市 where there is such a column (汝州 may
 * stand there by itself), else by the unit, else by the division in the number; else names must decide.
 */
export function namedRow(view: RowView): RowReading {
  const name = nameInRow(view)
  if (isRefused(name)) return name
  const number = columnOf(view, 'number') ? numberInRow(view) : undefined
  if (isRefused(number)) return number
  const certificate = certificateOf(view)
  if (isRefused(certificate)) return certificate
  const occurredOn = dayOfRow(view, 'date', view.list.issuedOn ?? view.list.listedOn)
  if (isRefused(occurredOn)) return occurredOn
  const city = textOf(view, 'city')
  const unit = city === '' || whoseCity(city) === 'ours' ? (optionalUnit(view) ?? findUnit(city)?.code) : undefined
  return {
    row: view.row,
    named: {
      name,
      ...(number === undefined ? {} : { number }),
      ...(certificate === undefined ? {} : { certificate }),
      ...(city === '' ? {} : { city }),
      ...(unit === undefined ? {} : { unit }),
      whose: whoseOf(city, unit, number),
      nameSays: placeInName(name),
    },
    occurredOn,
    notes: view.notes,
  }
}

/** A 公示 comes before certificates are issued, and only the list of recognitions must hold them. */
function certificateOf(view: RowView): string | undefined | Refused {
  const { kind, stage } = view.list
  return kind === 'high-tech-province' && stage !== 'publicity'
    ? certificateInRow(view)
    : readCertificate(textOf(view, 'certificate'))
}

function whoseOf(city: string, unit: string | undefined, number: string | undefined): Whose {
  if (city !== '') return whoseCity(city)
  if (unit !== undefined) return 'ours'
  if (number === undefined) return 'open'
  return divisionOfTechSmeNumber(number).startsWith(cityCode.slice(0, 4)) ? 'ours' : 'other-city'
}

function whoseCity(city: string): Whose {
  if (/省直|直管/.test(city)) return 'open'
  return /平顶山/.test(city) || findUnit(city) !== undefined ? 'ours' : 'other-city'
}
