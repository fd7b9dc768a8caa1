import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input } from 'antd'
import { tell } from '../app/client.ts'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { words } from '../words/words.ts'
import { sessionQuery } from './session.ts'

interface Passwords {
  readonly current: string
  readonly next: string
  readonly again: string
}

export function ChangePasswordForm({ onChanged }: { onChanged?: () => void }) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const change = useTell({
    tell: ({ current, next }: Passwords) => tell<unknown>('POST', '/api/session/password', { body: { current, next } }),
    onTold: () => {
      void message.success(words.session.changed)
      void queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
      onChanged?.()
    },
  })

  return (
    <Form<Passwords> layout="vertical" requiredMark={false} onFinish={(said) => change.mutate(said)}>
      <Form.Item
        name="current"
        label={words.session.current}
        rules={[{ required: true, message: words.session.passwordMissing }]}
      >
        <Input.Password autoComplete="current-password" maxLength={256} />
      </Form.Item>
      <Form.Item
        name="next"
        label={words.session.next}
        extra={words.session.nextRule}
        dependencies={['current']}
        rules={[
          { required: true, min: 12, message: words.session.nextShort },
          ({ getFieldValue }) => ({
            validator: (_, typed) =>
              typed !== undefined && typed === getFieldValue('current')
                ? Promise.reject(new Error(words.session.nextSame))
                : Promise.resolve(),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={256} />
      </Form.Item>
      <Form.Item
        name="again"
        label={words.session.again}
        dependencies={['next']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, typed) =>
              typed === getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error(words.session.againDiffers)),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={256} />
      </Form.Item>
      <RefusalAlert error={change.error} />
      <Button
        type="primary"
        htmlType="submit"
        size="large"
        block
        loading={change.isPending}
        className="entrance-button"
      >
        {words.session.changeIt}
      </Button>
    </Form>
  )
}
