import { useQuery } from '@tanstack/react-query'
import type { Campaigns, PlanCampaign } from '@titian/contract'
import { App, Button, Drawer, Form, Input, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { useSession } from '../session/session.ts'
import { DataTable } from '../table/DataTable.tsx'
import { DayField } from '../time/DayField.tsx'
import { words } from '../words/words.ts'
import { campaignsQuery, planCampaign, withdrawCampaign } from './visits.ts'

const say = words.visits.campaigns
type Campaign = Campaigns['items'][number]

/** 专项活动: which are offered in forms, and on which days. */
export function CampaignDrawer({ onClose }: { onClose: () => void }) {
  const [form] = Form.useForm<PlanCampaign>()
  const { message } = App.useApp()
  const { businessDay } = useSession()
  const campaigns = useQuery(campaignsQuery)
  const [leaving, setLeaving] = useState<string | undefined>(undefined)
  const plan = useTell({
    tell: ({ document, ...rest }: PlanCampaign, key) =>
      planCampaign({ ...rest, ...(document?.trim() ? { document: document.trim() } : {}) }, key),
    onTold: () => {
      void message.success(say.planned)
      form.resetFields()
    },
  })
  const columns: TableColumnsType<Campaign> = [
    { title: say.columns.name, dataIndex: 'name' },
    {
      title: say.columns.days,
      key: 'days',
      render: (_, { from, through }) =>
        from === null || through === null ? <span className="quiet">{say.asWritten}</span> : say.days(from, through),
    },
    { title: say.columns.document, dataIndex: 'document' },
    {
      title: say.columns.act,
      key: 'act',
      render: (_, { name, from }) =>
        from === null ? null : (
          <Button size="small" onClick={() => setLeaving(name)}>
            {say.withdraw}
          </Button>
        ),
    },
  ]
  return (
    <Drawer open size={640} title={say.title} onClose={onClose}>
      <p className="quiet">{say.what}</p>
      <DataTable<Campaign>
        label={say.title}
        none={say.none}
        rowKey="name"
        columns={columns}
        rows={campaigns.data?.items ?? []}
        loading={campaigns.isPending}
      />
      {leaving !== undefined && <Leaving key={leaving} name={leaving} onDone={() => setLeaving(undefined)} />}
      <Form<PlanCampaign> form={form} layout="vertical" onFinish={(draft) => plan.mutate(draft)}>
        <Form.Item name="name" label={say.name} rules={[{ required: true, min: 2, message: say.nameMissing }]}>
          <Input maxLength={60} />
        </Form.Item>
        <div className="visit-row">
          <Form.Item name="from" label={say.from} rules={[{ required: true, message: say.dayMissing }]}>
            <DayField near={businessDay} />
          </Form.Item>
          <Form.Item name="through" label={say.through} rules={[{ required: true, message: say.dayMissing }]}>
            <DayField near={businessDay} />
          </Form.Item>
          <Form.Item name="document" label={say.document} className="visit-grow">
            <Input maxLength={120} />
          </Form.Item>
        </div>
        <RefusalAlert error={plan.error} />
        <div className="form-actions">
          <Button type="primary" htmlType="submit" loading={plan.isPending}>
            {say.plan}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}

function Leaving({ name, onDone }: { name: string; onDone: () => void }) {
  const { message } = App.useApp()
  const leave = useTell({
    tell: (reason: string, key) => withdrawCampaign(name, reason, key),
    onTold: () => {
      void message.success(say.withdrawn)
      onDone()
    },
  })
  return (
    <Form layout="vertical" onFinish={({ reason }: { reason: string }) => leave.mutate(reason.trim())}>
      <Form.Item
        name="reason"
        label={`${say.withdraw}：${name}，${say.withdrawReason}`}
        rules={[{ required: true, min: 2, whitespace: true, message: words.visits.withdraw.reasonMissing }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <RefusalAlert error={leave.error} />
      <div className="form-actions">
        <Button onClick={onDone}>{words.app.cancel}</Button>
        <Button htmlType="submit" loading={leave.isPending}>
          {say.withdraw}
        </Button>
      </div>
    </Form>
  )
}
