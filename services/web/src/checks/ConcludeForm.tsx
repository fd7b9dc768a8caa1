import type { CheckShown, ConcludeCheck } from '@titian/contract'
import { Form, Input, Radio } from 'antd'
import { FormModal } from '../app/FormModal.tsx'
import { words } from '../words/words.ts'
import { concludeCheck } from './checks.ts'
import { PersonField } from './PersonField.tsx'

const say = words.checks.conclude
const verdicts = ['passed', 'failed'] as const

/** 复核: the other of the two agrees, and with that it is done. */
export function ConcludeForm({ check, onClose }: { check: CheckShown; onClose: () => void }) {
  const [first] = check.may.concludeAs
  return (
    <FormModal
      say={say}
      what={say.what}
      begun={first === undefined ? {} : { by: first }}
      tell={({ note, ...said }: ConcludeCheck, key) =>
        concludeCheck(check.check, { ...said, ...(note ? { note } : {}) }, key)
      }
      onClose={onClose}
    >
      <PersonField check={check} among={check.may.concludeAs} label={say.by} missing={say.byMissing} />
      <Form.Item name="verdict" label={say.verdict} rules={[{ required: true, message: say.verdictMissing }]}>
        <Radio.Group
          aria-label={say.verdict}
          options={verdicts.map((value) => ({ value, label: say.verdicts[value] }))}
        />
      </Form.Item>
      <Form.Item name="note" label={say.note}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </FormModal>
  )
}
