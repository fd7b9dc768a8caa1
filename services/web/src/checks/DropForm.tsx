import type { CheckShown } from '@titian/contract'
import { App, Form, Input, Modal } from 'antd'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { words } from '../words/words.ts'
import { dropCheck } from './checks.ts'

const say = words.checks.drop

export function DropForm({ check, onClose }: { check: CheckShown; onClose: () => void }) {
  const [form] = Form.useForm<{ reason: string }>()
  const { message } = App.useApp()
  const drop = useTell({
    tell: (reason: string, key) => dropCheck(check.check, reason, key),
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
      confirmLoading={drop.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{say.what}</p>
      <Form form={form} layout="vertical" onFinish={({ reason }: { reason: string }) => drop.mutate(reason.trim())}>
        <Form.Item
          name="reason"
          label={say.reason}
          rules={[{ required: true, min: 2, whitespace: true, message: say.reasonMissing }]}
        >
          <Input.TextArea rows={2} maxLength={300} />
        </Form.Item>
      </Form>
      <RefusalAlert error={drop.error} />
    </Modal>
  )
}
