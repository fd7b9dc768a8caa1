import { Form, Input } from 'antd'
import { words } from '../words/words.ts'

const say = words.assignments

/** 文号, or why there is none. The api asks for one of the two. */
export function BasisFields() {
  return (
    <>
      <Form.Item name="document" label={say.document} extra={say.documentHelp}>
        <Input maxLength={60} />
      </Form.Item>
      <ReasonField required={false} />
    </>
  )
}

export function ReasonField({ required, label = say.reason }: { required: boolean; label?: string }) {
  return (
    <Form.Item name="reason" label={label} rules={[{ required, min: 2, message: say.reasonMissing }]}>
      <Input.TextArea rows={2} maxLength={300} />
    </Form.Item>
  )
}

/** A field that was left empty says nothing. */
export function withoutEmpty<Draft extends object>(draft: Draft): Draft {
  const said = { ...draft }
  for (const field in said) if (said[field] === '' || said[field] === null) delete said[field]
  return said
}
