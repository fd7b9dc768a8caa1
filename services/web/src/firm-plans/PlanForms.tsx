import type { CloseFirmPlan, Enterprise, FirmPlan, ReviewFirmPlan } from '@titian/contract'
import { App, Button, Drawer, Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { useAsOf } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { closePlan, doPlanAction, reviewPlan } from './firm-plans.ts'

const say = words.firmPlans

interface PlanFormProps {
  readonly firm: Enterprise
  readonly plan: FirmPlan
  readonly onClose: () => void
}

/** 登记完成: an action of the plan is done, perhaps with what shows it. */
export function DoActionForm({ firm, plan, action, onClose }: PlanFormProps & { action: FirmPlan['actions'][number] }) {
  const told = useTold(say.doing.saved, onClose)
  const tell = useTell({
    tell: ({ evidence }: { evidence?: string }, key) =>
      doPlanAction(firm.uscc, plan.year, action.action, isSaid(evidence) ? { evidence } : {}, key),
    onTold: told,
  })
  return (
    <Drawer open size={480} title={say.doing.title} onClose={onClose} mask={{ closable: false }}>
      <p className="headline">{action.what}</p>
      <Form<{ evidence?: string }>
        layout="vertical"
        initialValues={{ evidence: action.evidence }}
        onFinish={(said) => tell.mutate(said)}
      >
        <Form.Item name="evidence" label={say.doing.evidence}>
          <Input maxLength={200} />
        </Form.Item>
        <Actions error={tell.error} saving={tell.isPending} onClose={onClose}>
          {say.doing.save}
        </Actions>
      </Form>
    </Drawer>
  )
}

export function ReviewPlanForm({ firm, plan, onClose }: PlanFormProps) {
  const told = useTold(say.reviewing.saved, onClose)
  const month = Number(useAsOf().slice(5, 7))
  const tell = useTell({
    tell: (body: ReviewFirmPlan, key) => reviewPlan(firm.uscc, plan.year, body, key),
    onTold: told,
  })
  return (
    <Drawer open size={480} title={say.reviewing.title} onClose={onClose} mask={{ closable: false }}>
      <Form<ReviewFirmPlan>
        layout="vertical"
        initialValues={{ quarter: Math.ceil(month / 3) }}
        onFinish={(body) => tell.mutate(body)}
      >
        <Form.Item name="quarter" label={say.reviewing.quarter}>
          <Select options={say.reviewing.quarters.map((label, index) => ({ value: index + 1, label }))} />
        </Form.Item>
        <Form.Item
          name="note"
          label={say.reviewing.note}
          rules={[{ required: true, min: 2, whitespace: true, message: say.reviewing.noteMissing }]}
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
        <Actions error={tell.error} saving={tell.isPending} onClose={onClose}>
          {say.reviewing.save}
        </Actions>
      </Form>
    </Drawer>
  )
}

/** 结案: whether the title was reached is for the lists to say. */
export function ClosePlanForm({ firm, plan, onClose }: PlanFormProps) {
  const told = useTold(say.closing.saved, onClose)
  const tell = useTell({
    tell: ({ note }: CloseFirmPlan, key) => closePlan(firm.uscc, plan.year, isSaid(note) ? { note } : {}, key),
    onTold: told,
  })
  return (
    <Drawer open size={480} title={say.closing.title} onClose={onClose} mask={{ closable: false }}>
      <p className="headline">{say.head(plan.year, plan.title)}</p>
      <p>{say.closing.what}</p>
      <Form<CloseFirmPlan> layout="vertical" onFinish={(body) => tell.mutate(body)}>
        <Form.Item name="note" label={say.closing.note}>
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
        <Actions error={tell.error} saving={tell.isPending} onClose={onClose}>
          {say.closing.save}
        </Actions>
      </Form>
    </Drawer>
  )
}

function useTold(sentence: string, onClose: () => void): () => void {
  const { message } = App.useApp()
  return () => {
    void message.success(sentence)
    onClose()
  }
}

function isSaid(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== ''
}

interface ActionsProps {
  readonly error: unknown
  readonly saving: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

function Actions({ error, saving, onClose, children }: ActionsProps) {
  return (
    <>
      <RefusalAlert error={error} />
      <div className="form-actions">
        <Button onClick={onClose}>{words.app.cancel}</Button>
        <Button type="primary" htmlType="submit" loading={saving}>
          {children}
        </Button>
      </div>
    </>
  )
}
