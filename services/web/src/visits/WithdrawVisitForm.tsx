import type { VisitShown } from '@titian/contract'
import { App, Form, Input, Modal } from 'antd'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { words } from '../words/words.ts'
import { withdrawVisit } from './visits.ts'

const say = words.visits.withdraw

/** 撤回: it was no visit, or not this one; the record of it stays. */
export function WithdrawVisitForm({ visit, onClose }: { visit: VisitShown; onClose: () => void }) {
  const [form] = Form.useForm<{ reason: string }>()
  const { message } = App.useApp()
  const withdraw = useTell({
    tell: (reason: string, key) => withdrawVisit(visit.visit, { reason }, key),
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
      confirmLoading={withdraw.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{say.what}</p>
      <Form form={form} layout="vertical" onFinish={({ reason }: { reason: string }) => withdraw.mutate(reason.trim())}>
        <Form.Item
          name="reason"
          label={say.reason}
          rules={[{ required: true, min: 2, whitespace: true, message: say.reasonMissing }]}
        >
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
      </Form>
      <RefusalAlert error={withdraw.error} />
    </Modal>
  )
}
