import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Modal } from 'antd'
import { useEffect, useSyncExternalStore } from 'react'
import { tell } from '../app/client.ts'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { words } from '../words/words.ts'
import { markActive, useIdleSeconds } from './idle.ts'
import { onLock, readLock, setLock } from './lock.ts'
import { sessionQuery, useSession } from './session.ts'

/** Covers the page when nobody has worked for a while, or when the api no longer knows us; drafts stay below it. */
export function IdleLock() {
  const { account, idleMinutes } = useSession()
  const lock = useSyncExternalStore(onLock, readLock)
  if (lock === 'open') return <Watch minutes={idleMinutes} />
  return <Cover account={account} ended={lock === 'ended'} minutes={idleMinutes} />
}

function Watch({ minutes }: { minutes: number }) {
  const left = useIdleSeconds(minutes)
  useEffect(() => {
    if (left === 0) setLock('idle')
  }, [left])

  if (left === undefined) return null
  return (
    <Alert
      className="idle-warning"
      type="warning"
      showIcon
      title={words.session.countdown(left)}
      action={<Button onClick={markActive}>{words.session.stay}</Button>}
    />
  )
}

function Cover({ account, ended, minutes }: { account: string; ended: boolean; minutes: number }) {
  const queries = useQueryClient()
  const unlock = useTell({
    tell: (password: string) =>
      ended
        ? tell<unknown>('POST', '/api/session', { body: { account, password } })
        : tell<unknown>('POST', '/api/session/unlock', { body: { password } }),
    onTold: () => {
      markActive()
      setLock('open')
      void queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
    },
  })
  return (
    <Modal
      open
      centered
      closable={false}
      keyboard={false}
      footer={null}
      width={440}
      mask={{ closable: false }}
      rootClassName="idle-cover"
      title={ended ? words.session.expiredTitle : words.session.lockedTitle}
    >
      <p>{ended ? words.session.expired : words.session.locked(minutes)}</p>
      <Form<{ password: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={({ password }) => unlock.mutate(password)}
      >
        <Form.Item label={words.session.account}>
          <Input value={account} readOnly autoComplete="username" aria-label={words.session.account} />
        </Form.Item>
        <Form.Item
          name="password"
          label={words.session.password}
          rules={[{ required: true, message: words.session.passwordMissing }]}
        >
          <Input.Password autoComplete="current-password" autoFocus maxLength={256} />
        </Form.Item>
        <RefusalAlert error={unlock.error} />
        <Button
          type="primary"
          htmlType="submit"
          block
          size="large"
          loading={unlock.isPending}
          className="entrance-button"
        >
          {words.session.unlock}
        </Button>
      </Form>
      <Button type="link" onClick={() => location.assign('/')}>
        {words.session.otherAccount}
      </Button>
    </Modal>
  )
}
