import { Select } from 'antd'

interface ChoiceProps<Value extends string> {
  readonly name: string
  readonly value: Value | undefined
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value | undefined) => void
}

/** One condition of a list. */
export function Choice<Value extends string>({ name, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <Select<Value>
      aria-label={name}
      placeholder={name}
      {...(value === undefined ? {} : { value })}
      options={[...options]}
      allowClear
      popupMatchSelectWidth={false}
      className="filter"
      onChange={(chosen: Value | undefined) => onChange(chosen)}
    />
  )
}
