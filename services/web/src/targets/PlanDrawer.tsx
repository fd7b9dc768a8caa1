import { useQuery } from '@tanstack/react-query'
import { App, Button, Drawer, Form, Input, InputNumber, Select } from 'antd'
import type { AdoptPlan } from '@titian/contract'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { refusedFields } from '../app/refused-fields.ts'
import { useTell } from '../app/tell.ts'
import { definitionsQuery } from '../figures/figures.ts'
import { yearOf } from '../time/day.ts'
import { useAsOf } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { planOf, type PlanDraft } from './plan-draft.ts'
import { PlanSteps } from './PlanSteps.tsx'
import { adoptPlan } from './targets.ts'

const say = words.targetForms.plan
const names = ['name', 'indicators', 'baseYear', 'endYear', 'multiple', 'document', 'steps'] as const

interface PlanDrawerProps {
  /** The plan to be revised; absent, another is adopted. */
  readonly revised: PlanDraft | undefined
  readonly onClose: () => void
}

/** 采用规划: from which base, how many times as much, until when, and which way there. */
export function PlanDrawer({ revised, onClose }: PlanDrawerProps) {
  const { message } = App.useApp()
  const [form] = Form.useForm<PlanDraft>()
  const year = yearOf(useAsOf())
  const definitions = useQuery(definitionsQuery).data?.items ?? []
  const save = useTell({
    tell: (body: AdoptPlan, key) => adoptPlan(body, key),
    onTold: (_, { name }) => {
      void message.success(say.saved(name))
      onClose()
    },
  })
  const first = { indicators: ['high-tech.valid'], baseYear: year - 1, endYear: year + 2, multiple: 2 }
  const send = (draft: PlanDraft) =>
    save.mutate(planOf(draft), {
      onError: (error) => form.setFields(refusedFields(error, names).filter(({ name }) => name !== 'steps')),
    })
  const rulesOfYear = [{ required: true, type: 'integer' as const, min: 2000, max: 2100, message: say.yearMissing }]

  return (
    <Drawer
      open
      size={560}
      title={revised ? say.revise(revised.name) : say.title}
      onClose={onClose}
      mask={{ closable: false }}
    >
      {revised && <p className="quiet">{say.kept}</p>}
      <Form<PlanDraft>
        form={form}
        layout="vertical"
        initialValues={revised ?? first}
        onValuesChange={() => save.reset()}
        onFinish={send}
      >
        <Form.Item
          name="name"
          label={say.name}
          rules={[{ required: true, whitespace: true, message: say.nameMissing }]}
          hidden={revised !== undefined}
        >
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="indicators"
          label={say.indicators}
          rules={[{ required: true, type: 'array', min: 1, max: 10, message: say.indicatorsMissing }]}
        >
          <Select
            mode="multiple"
            optionFilterProp="label"
            options={definitions
              .filter(({ kind }) => kind !== 'ratio')
              .map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
        <div className="plan-years">
          <Form.Item name="baseYear" label={say.baseYear} rules={rulesOfYear}>
            <InputNumber />
          </Form.Item>
          <Form.Item
            name="multiple"
            label={say.multiple}
            rules={[
              {
                required: true,
                message: say.multipleMissing,
                validator: (_, multiple: number | null) =>
                  Number(multiple) > 1 && Number(multiple) <= 100
                    ? Promise.resolve()
                    : Promise.reject(new Error(say.multipleMissing)),
              },
            ]}
          >
            <InputNumber step={0.5} />
          </Form.Item>
          <Form.Item
            name="endYear"
            label={say.endYear}
            dependencies={['baseYear']}
            rules={[
              ...rulesOfYear,
              ({ getFieldValue }) => ({
                validator: (_, end: number | null) =>
                  end === null || end > Number(getFieldValue('baseYear'))
                    ? Promise.resolve()
                    : Promise.reject(new Error(say.endTooEarly)),
              }),
            ]}
          >
            <InputNumber />
          </Form.Item>
        </div>
        <PlanSteps form={form} definitions={definitions} error={stepsRefused(save.error)} />
        <Form.Item name="document" label={say.document} extra={words.targetForms.adjust.documentHelp}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <RefusalAlert error={refusedFields(save.error, names).length > 0 ? null : save.error} />
        <div className="form-actions">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {say.save}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}

function stepsRefused(error: unknown): string | undefined {
  return refusedFields(error, names).find(({ name }) => name === 'steps')?.errors[0]
}
