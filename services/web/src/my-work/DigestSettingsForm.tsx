import type { Digest, DigestSettings } from '@titian/contract'
import { App, Button, Checkbox, Drawer, Form, Input, Radio, Select } from 'antd'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { words } from '../words/words.ts'
import { setDigest } from './digest.ts'

const say = words.digest.form
const hours = Array.from({ length: 24 }, (_, hour) => ({ value: hour, label: say.hourOf(hour) }))

interface Draft extends Omit<DigestSettings, 'email'> {
  readonly email?: string
}

/** One's own: whether, when, and where to. What the city has not set up is not offered. */
export function DigestSettingsForm({ digest, onClose }: { digest: Digest; onClose: () => void }) {
  const [form] = Form.useForm<Draft>()
  const { message } = App.useApp()
  const channel = Form.useWatch('channel', form)
  const save = useTell({
    tell: setDigest,
    onTold: () => {
      void message.success(say.saved)
      onClose()
    },
  })
  const { email, ...settings } = digest.settings
  return (
    <Drawer open size={480} title={words.digest.settings} onClose={onClose}>
      <Form<Draft>
        form={form}
        layout="vertical"
        initialValues={{ ...settings, email: email ?? '' }}
        onFinish={(draft) => save.mutate({ ...draft, email: draft.email?.trim() ? draft.email.trim() : null })}
      >
        <Form.Item name="enabled" valuePropName="checked">
          <Checkbox>{say.enabled}</Checkbox>
        </Form.Item>
        <Form.Item name="hour" label={say.hour}>
          <Select options={hours} />
        </Form.Item>
        <Form.Item name="daysOff" valuePropName="checked">
          <Checkbox>{say.daysOff}</Checkbox>
        </Form.Item>
        <Form.Item name="channel" label={say.channel} extra={digest.channels.length === 1 ? say.appOnly : undefined}>
          <Radio.Group options={digest.channels.map((value) => ({ value, label: say.channels[value] }))} />
        </Form.Item>
        <Form.Item
          name="email"
          label={say.email}
          hidden={channel !== 'email'}
          rules={channel === 'email' ? [{ required: true, type: 'email', message: say.emailWrong }] : []}
        >
          <Input inputMode="email" autoComplete="email" maxLength={200} />
        </Form.Item>
        <Form.Item name="quietFrom" label={say.quietFrom} hidden={channel === 'app'}>
          <Select options={hours} />
        </Form.Item>
        <Form.Item name="quietUntil" label={say.quietUntil} hidden={channel === 'app'} extra={say.quietNote}>
          <Select options={hours} />
        </Form.Item>
        {digest.last !== null && <p className="quiet">{digest.last}</p>}
        <RefusalAlert error={save.error} />
        <div className="form-actions">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {say.save}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}
