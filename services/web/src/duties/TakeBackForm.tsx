import type { TakeBackDuty } from '@titian/contract'
import { App, Form, Input, Modal } from 'antd'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { words } from '../words/words.ts'
import { takeBackDuty } from './duties.ts'
import type { OneDutyProps } from './MarkForm.tsx'

const say = words.duties.takeBack

/** What a person marked was not so. */
export function TakeBackForm({ item, year, onClose }: OneDutyProps) {
  const [form] = Form.useForm<{ reason: string }>()
  const { message } = App.useApp()
  const takeBack = useTell({
    tell: (body: TakeBackDuty, key) => takeBackDuty(body, key),
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
      confirmLoading={takeBack.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{words.duties.mark.what(item.name, year, item.dutyName)}</p>
      <Form
        form={form}
        layout="vertical"
        onFinish={({ reason }: { reason: string }) =>
          takeBack.mutate({ uscc: item.uscc, duty: item.duty, year, reason: reason.trim() })
        }
      >
        <Form.Item
          name="reason"
          label={say.reason}
          rules={[{ required: true, min: 2, whitespace: true, message: say.reasonMissing }]}
        >
          <Input.TextArea rows={2} maxLength={300} />
        </Form.Item>
      </Form>
      <RefusalAlert error={takeBack.error} />
    </Modal>
  )
}
