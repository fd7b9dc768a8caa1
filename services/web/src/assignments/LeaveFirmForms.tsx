import { App, Button, Drawer, Form } from 'antd'
import type { EndAssignment } from '@titian/contract'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { DayField } from '../time/DayField.tsx'
import { useAsOf } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { endAssignment, objectToAssignment } from './assignments.ts'
import { ReasonField } from './BasisFields.tsx'
import type { Chosen } from './chosen.ts'

const say = words.assignments

interface FormProps {
  readonly firm: Chosen
  readonly onClose: () => void
}

/** 结束对接: nobody looks after the firm from a day on. */
export function EndForm({ firm, onClose }: FormProps) {
  const { message } = App.useApp()
  const asOf = useAsOf()
  const end = useTell({
    tell: (body: EndAssignment, key) => endAssignment(firm.uscc, body, key),
    onTold: () => {
      void message.success(say.saved)
      onClose()
    },
  })
  return (
    <Drawer open size={480} title={say.ending.title} onClose={onClose} mask={{ closable: false }}>
      <p className="headline">{firm.name}</p>
      <Form<EndAssignment> layout="vertical" initialValues={{ on: asOf }} onFinish={(body) => end.mutate(body)}>
        <Form.Item name="on" label={say.ending.on} rules={[{ required: true, message: say.dayMissing }]}>
          <DayField near={asOf} />
        </Form.Item>
        <ReasonField required />
        <RefusalAlert error={end.error} />
        <div className="form-actions">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button danger htmlType="submit" loading={end.isPending}>
            {say.ending.button}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}

/** The officer sends a firm back; it stays his until somebody decides. */
export function ObjectForm({ firm, onClose }: FormProps) {
  const { message } = App.useApp()
  const object = useTell({
    tell: (reason: string, key) => objectToAssignment(firm.uscc, reason, key),
    onTold: () => {
      void message.success(say.objecting.saved)
      onClose()
    },
  })
  return (
    <Drawer open size={480} title={say.objecting.title} onClose={onClose} mask={{ closable: false }}>
      <p className="headline">{firm.name}</p>
      <p>{say.objecting.what}</p>
      <Form<{ reason: string }> layout="vertical" onFinish={({ reason }) => object.mutate(reason)}>
        <ReasonField required />
        <RefusalAlert error={object.error} />
        <div className="form-actions">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button danger htmlType="submit" loading={object.isPending}>
            {say.objecting.button}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}
