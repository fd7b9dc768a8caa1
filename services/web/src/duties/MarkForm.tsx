import type { DutyItem, MarkDutyDone } from '@titian/contract'
import { App, Form, Modal } from 'antd'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
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
  const [form] = Form.useForm<{ on: string }>()
  const { message } = App.useApp()
  const { businessDay } = useSession()
  const mark = useTell({
    tell: (body: MarkDutyDone, key) => markDutyDone(body, key),
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
      confirmLoading={mark.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{say.what(item.name, year, item.dutyName)}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ on: businessDay }}
        onFinish={({ on }: { on: string }) => mark.mutate({ uscc: item.uscc, duty: item.duty, year, on })}
      >
        <Form.Item name="on" label={say.on} rules={[{ required: true, message: say.dayMissing }]}>
          <DayField near={businessDay} />
        </Form.Item>
      </Form>
      <RefusalAlert error={mark.error} />
    </Modal>
  )
}
