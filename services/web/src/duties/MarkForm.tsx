import type { DutyItem } from '@titian/contract'
import { Form } from 'antd'
import { FormModal } from '../app/FormModal.tsx'
import { useSession } from '../session/session.ts'
import { DayField } from '../time/DayField.tsx'
import { words } from '../words/words.ts'
import { markDutyDone } from './duties.ts'

const say = words.duties.mark

export interface OneDutyProps {
  readonly item: DutyItem
  readonly year: number
  readonly onClose: () => void
}

/** One firm has done it, on a day. */
export function MarkForm({ item, year, onClose }: OneDutyProps) {
  const { businessDay } = useSession()
  const { uscc, name, duty, dutyName } = item
  return (
    <FormModal
      say={say}
      what={say.what(name, year, dutyName)}
      begun={{ on: businessDay }}
      tell={({ on }: { on: string }, key) => markDutyDone({ uscc, duty, year, on }, key)}
      onClose={onClose}
    >
      <Form.Item name="on" label={say.on} rules={[{ required: true, message: say.dayMissing }]}>
        <DayField near={businessDay} />
      </Form.Item>
    </FormModal>
  )
}
