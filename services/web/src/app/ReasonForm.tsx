import { Form, Input } from 'antd'
import { FormModal } from './FormModal.tsx'

interface ReasonFormProps<Answer> {
  readonly say: {
    readonly title: string
    readonly reason: string
    readonly reasonMissing: string
    readonly save: string
    readonly saved: string
  }
  /** What is about to be taken back, dropped or withdrawn, in a sentence. */
  readonly what: string
  readonly most?: number
  readonly tell: (reason: string, key: string) => Promise<Answer>
  readonly onClose: () => void
}

/** Asks why before something is undone that stays to be read. */
export function ReasonForm<Answer>({ say, what, most = 300, tell, onClose }: ReasonFormProps<Answer>) {
  return (
    <FormModal<{ reason: string }, Answer>
      say={say}
      what={what}
      tell={({ reason }, key) => tell(reason.trim(), key)}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={say.reason}
        rules={[{ required: true, min: 2, whitespace: true, message: say.reasonMissing }]}
      >
        <Input.TextArea rows={2} maxLength={most} />
      </Form.Item>
    </FormModal>
  )
}
