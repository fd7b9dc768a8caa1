import { Link } from '@tanstack/react-router'
import { App, Button, Form, Input, Space } from 'antd'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { useMay } from '../session/session.ts'
import { words } from '../words/words.ts'
import { confirmUnits } from './review.ts'

const say = words.review.act

/** One of the lists is wrong, or the firm moved: settled at the firm. Or all of them are right, which wants a reason. */
export function UnitsOfFirm({ uscc, year, name }: { uscc: string; year: number; name: string }) {
  const { message } = App.useApp()
  const confirms = useMay('confirmUnits')
  const confirm = useTell({ tell: confirmUnits, onTold: () => void message.success(say.confirmed) })
  return (
    <Space orientation="vertical" size={4}>
      <Link to="/enterprises/$uscc" params={{ uscc }}>
        {say.enterprise}
      </Link>
      {confirms && (
        <Form<{ reason: string }> size="small" onFinish={({ reason }) => confirm.mutate({ uscc, year, reason })}>
          <Form.Item name="reason" rules={[{ required: true, whitespace: true, message: say.confirmWhy }]}>
            <Input maxLength={200} placeholder={say.confirmWhy} aria-label={say.confirmWhyOf(name)} />
          </Form.Item>
          <Button htmlType="submit" loading={confirm.isPending} aria-label={say.confirmOf(name)}>
            {say.confirm}
          </Button>
          <RefusalAlert error={confirm.error} />
        </Form>
      )}
    </Space>
  )
}
