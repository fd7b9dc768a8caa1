import { App, Button, Form, Input, Space } from 'antd'
import type { ReviewItem } from '@titian/contract'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { words } from '../words/words.ts'
import { giveUpMissing, settleKept } from './review.ts'

const say = words.review.act

type Kept = NonNullable<ReviewItem['kept']>

/** What a phone brought and was kept aside: whoever made it takes it or drops it; records that never came are given up. */
export function KeptRecord({ kept }: { kept: Kept }) {
  const { account, record, content, device, isOwn } = kept
  if (record !== null && content !== null) return <Choice record={{ account, record, content }} isOwn={isOwn} />
  return device === null ? null : <GiveUp account={account} device={device} />
}

function Choice({ record, isOwn }: { record: { account: string; record: string; content: string }; isOwn: boolean }) {
  const { message } = App.useApp()
  const settle = useTell({
    tell: settleKept,
    onTold: (_, { decision }) => void message.success(decision === 'accept' ? say.accepted : say.kept),
  })
  const isDeciding = (decision: 'accept' | 'reject') => settle.isPending && settle.variables.decision === decision
  return (
    <Space orientation="vertical" size={4}>
      {isOwn ? (
        <Button
          size="small"
          type="primary"
          loading={isDeciding('accept')}
          onClick={() => settle.mutate({ ...record, decision: 'accept' })}
        >
          {say.accept}
        </Button>
      ) : (
        say.ofOthers
      )}
      <Button
        size="small"
        loading={isDeciding('reject')}
        onClick={() => settle.mutate({ ...record, decision: 'reject' })}
      >
        {say.keep}
      </Button>
      <RefusalAlert error={settle.error} />
    </Space>
  )
}

function GiveUp({ account, device }: { account: string; device: string }) {
  const { message } = App.useApp()
  const give = useTell({ tell: giveUpMissing, onTold: () => void message.success(say.givenUp) })
  return (
    <Form<{ reason: string }> size="small" onFinish={({ reason }) => give.mutate({ account, device, reason })}>
      <Form.Item name="reason" rules={[{ required: true, whitespace: true, message: say.whyMissing }]}>
        <Input maxLength={200} placeholder={say.whyMissing} aria-label={say.whyMissing} />
      </Form.Item>
      <Button htmlType="submit" loading={give.isPending}>
        {say.giveUp}
      </Button>
      <RefusalAlert error={give.error} />
    </Form>
  )
}
