import { App, Button, Drawer, Form, Input, InputNumber, Radio, Select } from 'antd'
import { planForecasts, type Enterprise, type FirmPlan } from '@titian/contract'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { words } from '../words/words.ts'
import { draftOf, writePlan, writtenOf, type PlanDraft } from './firm-plans.ts'
import { ActionFields, GapFields, SupportFields } from './PlanFields.tsx'
import '../visits/visits.css'

const say = words.firmPlans

interface FirmPlanFormProps {
  readonly firm: Enterprise
  /** Absent where a new one is made. */
  readonly plan: FirmPlan | undefined
  readonly year: number
  readonly onClose: () => void
}

/** The whole plan on one form: it is revised as it is drafted. */
export function FirmPlanForm({ firm, plan, year, onClose }: FirmPlanFormProps) {
  const { message } = App.useApp()
  const write = useTell({
    tell: (draft: PlanDraft, key) => writePlan(firm.uscc, draft.year, writtenOf(draft), key),
    onTold: () => {
      void message.success(say.form.saved)
      onClose()
    },
  })
  const empty: Partial<PlanDraft> = { year, gaps: [], actions: [], supports: [], risks: '' }
  return (
    <Drawer
      open
      size={760}
      title={say.form.title(firm.name)}
      onClose={onClose}
      mask={{ closable: false }}
      keyboard={false}
    >
      <Form<PlanDraft>
        layout="vertical"
        initialValues={plan ? draftOf(plan) : empty}
        onFinish={(draft) => write.mutate({ ...draft, year: plan?.year ?? draft.year })}
      >
        <div className="visit-row">
          <Form.Item name="year" label={say.form.year} rules={[{ required: true }]}>
            <InputNumber min={year - 1} max={year + 1} precision={0} disabled={plan !== undefined} />
          </Form.Item>
          <Form.Item
            name="title"
            label={say.form.goal}
            className="visit-grow"
            rules={[{ required: true, message: say.form.goalMissing }]}
          >
            <Select
              options={Object.entries(words.enterprises.titles).map(([value, label]) => ({ value, label }))}
              popupMatchSelectWidth={false}
            />
          </Form.Item>
          <Form.Item
            name="forecast"
            label={say.forecast}
            rules={[{ required: true, message: say.form.forecastMissing }]}
          >
            <Radio.Group options={planForecasts.map((value) => ({ value, label: say.forecasts[value] }))} />
          </Form.Item>
        </div>
        <GapFields />
        <ActionFields near={`${year}-12-31`} />
        <SupportFields />
        <Form.Item name="risks" label={say.risks} extra={say.risksHelp}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
        {plan && (
          <Form.Item name="reason" label={say.form.reason}>
            <Input maxLength={300} />
          </Form.Item>
        )}
        <RefusalAlert error={write.error} />
        <div className="form-actions">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={write.isPending}>
            {say.form.save}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}
