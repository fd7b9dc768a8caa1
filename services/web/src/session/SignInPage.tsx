import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import type { Session } from '@titian/contract'
import { tell } from '../app/client.ts'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { words } from '../words/words.ts'
import { Entrance } from './Entrance.tsx'
import { markActive } from './idle.ts'
import { setLock } from './lock.ts'
import { sessionQuery } from './session.ts'

interface Credentials {
  readonly account: string
  readonly password: string
}

/** `why` says what happened to the session that was here before. */
export function SignInPage({ why }: { why?: string | undefined }) {
  const queries = useQueryClient()
  const signIn = useTell({
    tell: (body: Credentials) => tell<Session>('POST', '/api/session', { body }),
    onTold: (session) => {
      markActive()
      setLock('open')
      queries.setQueryData(sessionQuery.queryKey, session)
    },
  })
  return (
    <Entrance title={words.session.title}>
      {why !== undefined && <p className="quiet">{why}</p>}
      <Form<Credentials> layout="vertical" requiredMark={false} onFinish={(said) => signIn.mutate(said)}>
        <Form.Item
          name="account"
          label={words.session.account}
          rules={[{ required: true, message: words.session.accountMissing }]}
        >
          <Input autoComplete="username" autoFocus size="large" maxLength={64} />
        </Form.Item>
        <Form.Item
          name="password"
          label={words.session.password}
          rules={[{ required: true, message: words.session.passwordMissing }]}
        >
          <Input.Password autoComplete="current-password" size="large" maxLength={256} />
        </Form.Item>
        <RefusalAlert error={signIn.error} />
        <Button
          type="primary"
          htmlType="submit"
          size="large"
          block
          loading={signIn.isPending}
          className="entrance-button"
        >
          {signIn.isPending ? words.session.signingIn : words.session.signIn}
        </Button>
      </Form>
      <p className="quiet">{words.session.help}</p>
    </Entrance>
  )
}
