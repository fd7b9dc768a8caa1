import {
  demandCategories,
  demandCategoryWords,
  demandChannels,
  demandChannelWords,
  demandSecrecies,
  demandSecrecyWords,
  type RaiseDemand,
} from '@titian/contract'
import { App, Button, Drawer, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { newUuid } from '../app/uuid.ts'
import { OfficerSelect } from '../assignments/OfficerSelect.tsx'
import { useMay, useSession } from '../session/session.ts'
import { DayField } from '../time/DayField.tsx'
import { FirmsSelect, type NamedFirm } from '../visits/FirmSelect.tsx'
import { words } from '../words/words.ts'
import { raiseDemand } from './demands.ts'
import { NextStepFields } from './MoveField.tsx'

const say = words.demands.form

interface Draft extends Pick<
  RaiseDemand,
  'category' | 'text' | 'channel' | 'secrecy' | 'raisedOn' | 'officer' | 'wanted' | 'budget'
> {
  readonly firms?: readonly NamedFirm[]
  readonly name?: string
  readonly action?: string
  readonly nextDue?: string
}

/** 提出需求: what the firm asks for, and who is accountable for it. */
export function RaiseForm({ firm, onClose }: { firm?: NamedFirm; onClose: () => void }) {
  const { message } = App.useApp()
  const { businessDay } = useSession()
  const acts = useMay('actForOfficers')
  const [demand] = useState(newUuid)
  const [isLead, setLead] = useState(false)
  const raise = useTell({
    tell: (body: RaiseDemand, key) => raiseDemand(body, key),
    onTold: ({ number }) => {
      void message.success(say.saved(number))
      onClose()
    },
  })
  return (
    <Drawer open size={600} title={say.raiseTitle} onClose={onClose} mask={{ closable: false }}>
      <Form<Draft>
        layout="vertical"
        initialValues={{ raisedOn: businessDay, secrecy: 'open', channel: 'self-reported', firms: firm ? [firm] : [] }}
        onFinish={(draft) => raise.mutate(bodyOf(draft, demand))}
      >
        {isLead ? (
          <Form.Item
            name="name"
            label={say.leadName}
            rules={[{ required: true, whitespace: true, message: say.firmMissing }]}
          >
            <Input maxLength={120} />
          </Form.Item>
        ) : (
          <Form.Item
            name="firms"
            label={say.firm}
            rules={[{ required: true, type: 'array', min: 1, message: say.firmMissing }]}
          >
            <FirmsSelect many={false} />
          </Form.Item>
        )}
        <Button type="link" className="demand-lead" onClick={() => setLead(!isLead)}>
          {isLead ? say.leadOff : say.leadOn}
        </Button>
        <ContentFields />
        <div className="demand-pair">
          <Form.Item name="channel" label={say.channel}>
            <Select options={demandChannels.map((value) => ({ value, label: demandChannelWords[value] }))} />
          </Form.Item>
          <Form.Item name="raisedOn" label={say.raisedOn}>
            <DayField near={businessDay} />
          </Form.Item>
        </div>
        {acts && (
          <Form.Item name="officer" label={say.officer} extra={say.officerHelp}>
            <OfficerSelect asOf={businessDay} />
          </Form.Item>
        )}
        <p className="quiet">{say.nextHelp}</p>
        <NextStepFields needed={false} />
        <RefusalAlert error={raise.error} />
        <div className="form-actions">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={raise.isPending}>
            {say.save}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}

/** What is asked for, and who may read it. */
export function ContentFields() {
  return (
    <>
      <Form.Item name="category" label={say.category} rules={[{ required: true, message: say.categoryMissing }]}>
        <Select options={demandCategories.map((value) => ({ value, label: demandCategoryWords[value] }))} />
      </Form.Item>
      <Form.Item
        name="text"
        label={say.text}
        extra={say.textHelp}
        rules={[{ required: true, whitespace: true, message: say.textMissing }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <div className="demand-pair">
        <Form.Item name="wanted" label={say.wanted}>
          <Input maxLength={1000} />
        </Form.Item>
        <Form.Item name="budget" label={say.budget}>
          <InputNumber min={0} max={1e10} />
        </Form.Item>
      </div>
      <Form.Item name="secrecy" label={say.secrecy} extra={say.secrecyHelp}>
        <Select options={demandSecrecies.map((value) => ({ value, label: demandSecrecyWords[value] }))} />
      </Form.Item>
    </>
  )
}

function bodyOf(
  { firms = [], name, action, nextDue, wanted, budget, officer, ...said }: Draft,
  demand: string,
): RaiseDemand {
  const [firm] = firms
  return {
    demand,
    ...said,
    ...(name !== undefined || !firm ? { name: name ?? '' } : { uscc: firm.uscc, name: firm.name }),
    ...(wanted ? { wanted } : {}),
    ...(budget === undefined || budget === null ? {} : { budget }),
    ...(officer ? { officer } : {}),
    ...(action && nextDue ? { nextStep: { action, due: nextDue } } : {}),
  }
}
