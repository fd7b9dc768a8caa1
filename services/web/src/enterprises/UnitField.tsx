import { Select } from 'antd'
import { useUnits } from '../app/units.ts'

interface UnitFieldProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (unit: string | undefined) => void
  /** A unit that cannot be meant, such as the one that answers for the firm already. */
  readonly except?: string
}

/** One of the city's units, for a form. */
export function UnitField({ id, value, onChange, except }: UnitFieldProps) {
  const { units } = useUnits()
  return (
    <Select<string>
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      allowClear
      options={units.filter((unit) => unit.unit !== except).map((unit) => ({ value: unit.unit, label: unit.name }))}
      onChange={(unit: string | undefined) => onChange?.(unit)}
    />
  )
}
