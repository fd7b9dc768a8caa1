import { useNavigate } from '@tanstack/react-router'
import type { DrawCallBacks } from '@titian/contract'
import { App, Button, Drawer, Form, InputNumber } from 'antd'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { useSession } from '../session/session.ts'
import { DayField } from '../time/DayField.tsx'
import { yearOf } from '../time/day.ts'
import { words } from '../words/words.ts'
import { drawCallBacks } from './call-backs.ts'

const say = words.callBacks

interface Draft {
  readonly from: string
  readonly through: string
  readonly percent: number
}

export function DrawForm({ onClose }: { onClose: () => void }) {
  const { message } = App.useApp()
  const { businessDay } = useSession()
  const navigate = useNavigate()
  const draw = useTell({
    tell: (body: DrawCallBacks, key) => drawCallBacks(body, key),
    onTold: ({ sample, demands }) => {
      void message.success(say.drawn(demands))
      onClose()
      void navigate({ to: '/call-backs', search: { sample } })
    },
  })
  const dayRules = [{ required: true, message: say.dayMissing }]
  return (
    <Drawer open size={460} title={say.drawTitle} onClose={onClose} mask={{ closable: false }}>
      <Form<Draft>
        layout="vertical"
        initialValues={{ from: `${yearOf(businessDay)}-01-01`, through: businessDay, percent: 10 }}
        onFinish={({ from, through, percent }) => draw.mutate({ from, through, share: percent / 100 })}
      >
        <Form.Item name="from" label={say.from} rules={dayRules}>
          <DayField near={businessDay} />
        </Form.Item>
        <Form.Item name="through" label={say.through} rules={dayRules}>
          <DayField near={businessDay} />
        </Form.Item>
        <Form.Item
          name="percent"
          label={say.share}
          extra={say.shareHelp}
          rules={[{ required: true, type: 'number', min: 10, max: 100, message: say.shareMissing }]}
        >
          <InputNumber min={10} max={100} />
        </Form.Item>
        <RefusalAlert error={draw.error} />
        <div className="form-actions">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={draw.isPending}>
            {say.draw}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}
