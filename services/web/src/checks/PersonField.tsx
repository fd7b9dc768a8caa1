import type { CheckShown } from '@titian/contract'
import { Form, Select } from 'antd'
import { words } from '../words/words.ts'

interface PersonFieldProps {
  readonly check: CheckShown
  /** Under whose name it may be done. */
  readonly among: readonly string[]
  readonly label: string
  readonly missing: string
}

/** Whose name goes under it: officers sign for themselves and are not asked, staff say whose paper they type. */
export function PersonField({ check, among, label, missing }: PersonFieldProps) {
  const nameOf = (who: string) => words.checks.person(who, check.who.find((each) => each.who === who)?.name ?? null)
  const [only] = among
  if (among.length === 1 && only !== undefined)
    return (
      <Form.Item name="by" label={label}>
        <span>{nameOf(only)}</span>
      </Form.Item>
    )
  return (
    <Form.Item name="by" label={label} rules={[{ required: true, message: missing }]}>
      <Select options={among.map((who) => ({ value: who, label: nameOf(who) }))} />
    </Form.Item>
  )
}
