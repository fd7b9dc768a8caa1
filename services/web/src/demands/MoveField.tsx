import {
  demandTiers,
  demandTierWords,
  verdictWords,
  type DemandLine,
  type DemandShown,
  type MoveDemand,
} from '@titian/contract'
import { Alert, Form, Input, Radio, Select } from 'antd'
import { shortName, useUnits } from '../app/units.ts'
import { OfficerSelect } from '../assignments/OfficerSelect.tsx'
import { useSession } from '../session/session.ts'
import { DayField } from '../time/DayField.tsx'
import { words } from '../words/words.ts'

const say = words.demands.move

export type Milestones = DemandShown['milestones']

export type About = Pick<DemandLine, 'secrecy' | 'unit' | 'verdict'>

interface MoveFieldProps {
  readonly field: string
  readonly needed: boolean
  readonly move: MoveDemand['move']
  readonly about: About | undefined
  readonly milestones: Milestones
}

/** One thing that a move says. */
export function MoveField({ field, needed, move, about, milestones }: MoveFieldProps) {
  const { businessDay } = useSession()
  const rules = [{ required: needed, message: say.missing }]
  switch (field) {
    case 'officer':
      return (
        <Form.Item name="officer" label={words.demands.detail.officer} rules={rules}>
          <OfficerSelect asOf={businessDay} />
        </Form.Item>
      )
    case 'to':
      return <HolderFields about={about} />
    case 'with':
      return (
        <Form.Item name="withBodies" label={say.with} extra={say.withHelp}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、']} />
        </Form.Item>
      )
    case 'tier':
      return (
        <Form.Item name="tier" label={say.tier} rules={rules}>
          <Radio.Group options={demandTiers.slice(1).map((value) => ({ value, label: demandTierWords[value] }))} />
        </Form.Item>
      )
    case 'clock':
      return (
        <Form.Item name="clock" label={say.clock} rules={rules} initialValue="solve">
          <Radio.Group
            options={(['solve', 'respond'] as const).map((value) => ({ value, label: say.clocks[value] }))}
          />
        </Form.Item>
      )
    case 'milestone':
      return (
        <Form.Item name="milestone" label={say.milestone} rules={rules}>
          <Select
            options={milestones.map(({ milestone, text, due }) => ({
              value: milestone,
              label: text ?? `${due} ${words.demands.hiddenShort}`,
            }))}
          />
        </Form.Item>
      )
    case 'way':
      return (
        <Form.Item name="way" label={say.way} rules={rules} initialValue="link">
          <Radio.Group options={(['link', 'call'] as const).map((value) => ({ value, label: say.ways[value] }))} />
        </Form.Item>
      )
    case 'verdict':
      return (
        <Form.Item name="verdict" label={say.verdict} rules={rules}>
          <Radio.Group options={Object.entries(verdictWords).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
      )
    case 'satisfaction':
      return (
        <Form.Item name="satisfaction" label={say.satisfaction}>
          <Radio.Group options={[5, 4, 3, 2, 1].map((value) => ({ value, label: String(value) }))} />
        </Form.Item>
      )
    case 'upheld':
      return (
        <Form.Item name="upheld" label={say.upheld} rules={rules}>
          <Radio.Group options={[true, false].map((value) => ({ value, label: say.upholds[`${value}`] }))} />
        </Form.Item>
      )
    case 'due':
    case 'until':
      return (
        <Form.Item
          name={field}
          label={field === 'due' ? say.milestoneDue : move === 'extend' ? say.until : say.askUntil}
          extra={move === 'ask-confirmation' ? say.askUntilHelp : undefined}
          rules={rules}
        >
          <DayField near={businessDay} />
        </Form.Item>
      )
    case 'nextStep':
      return <NextStepFields needed={needed} />
    default:
      return <TextField field={field} needed={needed} move={move} />
  }
}

export function NextStepFields({ needed }: { needed: boolean }) {
  const { businessDay } = useSession()
  return (
    <div className="demand-pair">
      <Form.Item name="action" label={say.next} rules={[{ required: needed, message: say.nextMissing }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="nextDue" label={say.due} rules={[{ required: needed, message: say.dueMissing }]}>
        <DayField near={businessDay} />
      </Form.Item>
    </div>
  )
}

function HolderFields({ about }: Pick<MoveFieldProps, 'about'>) {
  const { units } = useUnits()
  const to: unknown = Form.useWatch('toUnit')
  return (
    <>
      <Form.Item name="toBody" label={say.to} rules={[{ required: true, message: say.missing }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="toUnit" label={words.demands.detail.facts.unit} extra={say.toUnit}>
        <Select allowClear options={units.map((unit) => ({ value: unit.unit, label: shortName(unit) }))} />
      </Form.Item>
      {about && about.secrecy !== 'open' && to !== about.unit && (
        <Alert className="form-warning" type="warning" showIcon title={say.secretTo} />
      )}
    </>
  )
}

function TextField({ field, needed, move }: Omit<MoveFieldProps, 'milestones' | 'about'>) {
  const labels: Readonly<Record<string, string>> = {
    note: say.note,
    answer: say.answer,
    reason: move === 'suspend' ? say.suspendReason : say.reason,
    text: say.milestoneText,
  }
  return (
    <Form.Item
      name={field}
      label={labels[field] ?? field}
      rules={[{ required: needed, whitespace: true, message: say.missing }]}
    >
      <Input.TextArea rows={field === 'answer' ? 4 : 2} maxLength={field === 'answer' ? 2000 : 300} />
    </Form.Item>
  )
}
