import type { AmendDemand, DemandShown } from '@titian/contract'
import { App, Button, Drawer, Form, Input } from 'antd'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { words } from '../words/words.ts'
import { amendDemand } from './demands.ts'
import { ContentFields } from './RaiseForm.tsx'

const say = words.demands.form

type Draft = Pick<AmendDemand['changes'], 'category' | 'text' | 'secrecy' | 'wanted' | 'budget'> & {
  readonly reason?: string
}

/** 更正: the content as it should read. Who is accountable and what is next are changed by moves. */
export function AmendForm({ demand, onClose }: { demand: DemandShown; onClose: () => void }) {
  const { message } = App.useApp()
  const { category, text, secrecy, wanted, budget } = demand
  const amend = useTell({
    tell: (body: AmendDemand, key) => amendDemand(demand.demand, body, key),
    onTold: () => {
      void message.success(say.amended)
      onClose()
    },
  })
  return (
    <Drawer open size={600} title={`${say.amendTitle} ${demand.number}`} onClose={onClose} mask={{ closable: false }}>
      <Form<Draft>
        layout="vertical"
        initialValues={{ category, text, secrecy, wanted, budget }}
        onFinish={(draft) => amend.mutate(bodyOf(draft))}
      >
        <ContentFields />
        <Form.Item name="reason" label={say.reason}>
          <Input maxLength={200} />
        </Form.Item>
        <RefusalAlert error={amend.error} />
        <div className="form-actions">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={amend.isPending}>
            {say.amend}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}

/** The api keeps what differs; an emptied field is null. */
function bodyOf({ reason, wanted, budget, ...changes }: Draft): AmendDemand {
  return {
    changes: { ...changes, wanted: wanted || null, budget: budget ?? null },
    ...(reason ? { reason } : {}),
  }
}
