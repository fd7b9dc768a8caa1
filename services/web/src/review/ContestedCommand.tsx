import { App, Button, Space } from 'antd'
import type { SettleContested } from '@titian/contract'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { words } from '../words/words.ts'
import { settleContested } from './review.ts'

const say = words.review.act

/** A command of which two contents came: it is asked about, and then it waits no longer. */
export function ContestedCommand({ contested }: { contested: SettleContested }) {
  const { message } = App.useApp()
  const settle = useTell({ tell: settleContested, onTold: () => void message.success(say.settled) })
  return (
    <Space orientation="vertical" size={4}>
      {say.told}
      <Button size="small" loading={settle.isPending} onClick={() => settle.mutate(contested)}>
        {say.giveUp}
      </Button>
      <RefusalAlert error={settle.error} />
    </Space>
  )
}
