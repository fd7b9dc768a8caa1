import type { CheckShown, ConcludeCheck } from '@titian/contract'
import { App, Form, Input, Modal, Radio } from 'antd'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { words } from '../words/words.ts'
import { concludeCheck } from './checks.ts'
import { PersonField } from './PersonField.tsx'

const say = words.checks.conclude
const verdicts = ['passed', 'failed'] as const

/** 复核: the other of the two agrees, and with that it is done. */
export function ConcludeForm({ check, onClose }: { check: CheckShown; onClose: () => void }) {
  const [form] = Form.useForm<ConcludeCheck>()
  const { message } = App.useApp()
  const conclude = useTell({
    tell: (body: ConcludeCheck, key) => concludeCheck(check.check, body, key),
    onTold: () => {
      void message.success(say.saved)
      onClose()
    },
  })
  return (
    <Modal
      open
      title={say.title}
      okText={say.save}
      cancelText={words.app.cancel}
      confirmLoading={conclude.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{say.what}</p>
      <Form<ConcludeCheck>
        form={form}
        layout="vertical"
        initialValues={{ by: check.may.concludeAs[0] }}
        onFinish={({ note, ...said }) => conclude.mutate({ ...said, ...(note ? { note } : {}) })}
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
      </Form>
      <RefusalAlert error={conclude.error} />
    </Modal>
  )
}
