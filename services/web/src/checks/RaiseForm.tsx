import { useQuery } from '@tanstack/react-query'
import { checkStatusWords, type CheckInput, type RaiseCheck } from '@titian/contract'
import { Alert, App, Button, Drawer, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { newUuid } from '../app/uuid.ts'
import { FirmsSelect, type NamedFirm } from '../visits/FirmSelect.tsx'
import { words } from '../words/words.ts'
import { yearsAround } from './CheckFilters.tsx'
import { firmToCheckQuery, raiseCheck } from './checks.ts'
import { KnownText } from './KnownText.tsx'

const say = words.checks.raise

interface RaiseFormProps {
  /** Undefined: to be chosen. */
  readonly firm: NamedFirm | undefined
  readonly year: number
  readonly onClose: () => void
  readonly onRaised: (check: string) => void
}

interface Draft {
  readonly firms: readonly NamedFirm[]
  readonly year: number
  readonly employees?: number | null
  readonly scientistPercent?: number | null
  readonly research?: number | null
  readonly rights?: number | null
  readonly riskWithin3Years?: boolean
  readonly firstTime?: boolean
  readonly reason?: string
}

/** 登记: what the firm declares is kept beside what is known; a rule that neither meets wants a reason. */
export function RaiseForm({ firm, year, onClose, onRaised }: RaiseFormProps) {
  const [form] = Form.useForm<Draft>()
  const { message } = App.useApp()
  // The same check keeps its id, however often it is sent.
  const [check] = useState(newUuid)
  const firms = Form.useWatch('firms', form) ?? (firm ? [firm] : [])
  const forYear = Form.useWatch('year', form) ?? year
  const raise = useTell({
    tell: (body: RaiseCheck, key) => raiseCheck(body, key),
    onTold: () => {
      void message.success(say.saved)
      onRaised(check)
    },
  })
  return (
    <Drawer open size={560} title={say.title} onClose={onClose} mask={{ closable: false }} keyboard={false}>
      <Form<Draft>
        form={form}
        layout="vertical"
        initialValues={{ firms: firm ? [firm] : [], year }}
        onFinish={(draft) => raise.mutate(bodyOf(draft, check))}
      >
        <Form.Item name="firms" label={say.firm} rules={[{ required: true, type: 'array', message: say.firmMissing }]}>
          <FirmsSelect many={false} />
        </Form.Item>
        <Form.Item name="year" label={say.year} rules={[{ required: true }]}>
          <Select options={yearsAround(year).map((each) => ({ value: each, label: words.checks.year(each) }))} />
        </Form.Item>
        {firms[0] && <Known uscc={firms[0].uscc} year={forYear} />}
        <fieldset className="check-item">
          <legend>{say.declared}</legend>
          <p className="quiet">{say.declaredHelp}</p>
          <div className="check-numbers">
            <NumberField name="employees" label={say.employees} precision={0} />
            <NumberField name="scientistPercent" label={say.scientistShare} max={100} />
            <NumberField name="research" label={say.research} />
            <NumberField name="rights" label={say.rights} precision={0} />
            <YesNoField name="riskWithin3Years" label={say.risk} />
            <YesNoField name="firstTime" label={say.firstTime} />
          </div>
        </fieldset>
        <Form.Item name="reason" label={say.reason} extra={say.reasonHelp}>
          <Input.TextArea rows={2} maxLength={300} />
        </Form.Item>
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

function Known({ uscc, year }: { uscc: string; year: number }) {
  const firm = useQuery(firmToCheckQuery(uscc, year)).data?.items[0]
  if (!firm) return null
  return (
    <div className="check-known">
      <strong>{say.known}</strong>
      <KnownText firm={firm} />
      {firm.triggers.map(({ rule, words: text, verdict }) => (
        <div key={rule} className="quiet">
          {text}：{words.checks.detail.verdicts[verdict]}
        </div>
      ))}
      {firm.check !== null && (
        <Alert type="info" showIcon title={`${say.running}（${checkStatusWords[firm.check.status]}）`} />
      )}
    </div>
  )
}

interface NumberFieldProps {
  readonly name: string
  readonly label: string
  readonly max?: number
  readonly precision?: number
}

function NumberField({ name, label, max = 1e9, precision }: NumberFieldProps) {
  return (
    <Form.Item name={name} label={label}>
      <InputNumber
        min={0}
        max={max}
        {...(precision === undefined ? {} : { precision })}
        controls={false}
        placeholder={say.unknown}
      />
    </Form.Item>
  )
}

function YesNoField({ name, label }: { name: string; label: string }) {
  return (
    <Form.Item name={name} label={label}>
      <Select
        allowClear
        placeholder={say.unknown}
        options={[
          { value: true, label: words.app.yes },
          { value: false, label: words.app.no },
        ]}
      />
    </Form.Item>
  )
}

function bodyOf(draft: Draft, check: string): RaiseCheck {
  const { firms, year, reason, scientistPercent, employees, research, rights, riskWithin3Years, firstTime } = draft
  const declared: CheckInput = {
    ...(typeof employees === 'number' ? { employees } : {}),
    ...(typeof scientistPercent === 'number' ? { scientistShare: scientistPercent / 100 } : {}),
    ...(typeof research === 'number' ? { research } : {}),
    ...(typeof rights === 'number' ? { rights } : {}),
    ...(riskWithin3Years === undefined ? {} : { riskWithin3Years }),
    ...(firstTime === undefined ? {} : { firstTime }),
  }
  return {
    check,
    uscc: firms[0]?.uscc ?? '',
    year,
    ...(Object.keys(declared).length > 0 ? { declared } : {}),
    ...(reason?.trim() ? { reason: reason.trim() } : {}),
  }
}
