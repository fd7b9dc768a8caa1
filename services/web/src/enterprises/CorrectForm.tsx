import { Alert, App, Button, Drawer, Form, Input, Radio, Select } from 'antd'
import { useState, type ReactNode } from 'react'
import type { CorrectStatement, TimelineEvent } from '@titian/contract'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { DayField } from '../time/DayField.tsx'
import { words } from '../words/words.ts'
import { correctionOf, isNumberTyped, type CorrectionDraft } from './correction.ts'
import { EffectAhead } from './EffectAhead.tsx'
import { correctStatement } from './enterprises.ts'
import { choicesOf, kindOf, longestOf, type RecordField } from './record-field.ts'
import { tooLong } from './too-long.ts'
import { UnitField } from './UnitField.tsx'

const say = words.enterprises.correct

interface CorrectFormProps {
  readonly uscc: string
  readonly event: TimelineEvent
  readonly onClose: () => void
}

/** 更正: nothing is saved before its effect on the figures has been seen. */
export function CorrectForm({ uscc, event, onClose }: CorrectFormProps) {
  const [form] = Form.useForm<CorrectionDraft>()
  const { message } = App.useApp()
  const [nothing, setNothing] = useState(false)
  const withdraw = Form.useWatch('withdraw', form) ?? false
  const preview = useTell({
    tell: (body: CorrectStatement, key) => correctStatement(uscc, body, key),
    writes: () => false,
  })
  const save = useTell({
    tell: (body: CorrectStatement, key) => correctStatement(uscc, body, key),
    onTold: () => {
      void message.success(say.saved)
      onClose()
    },
  })
  // A draft that moved on after its preview has not been seen.
  const stale = () => {
    preview.reset()
    setNothing(false)
  }

  const send = (draft: CorrectionDraft) => {
    const correction = correctionOf(event, draft)
    setNothing(correction === undefined)
    if (!correction) return
    if (preview.data) save.mutate(correction)
    else preview.mutate({ ...correction, preview: true })
  }

  return (
    <Drawer open size={560} title={say.title} onClose={onClose} mask={{ closable: false }}>
      <p className="headline">{event.summary}</p>
      <Form<CorrectionDraft>
        form={form}
        layout="vertical"
        initialValues={{ withdraw: false, occurredOn: event.occurredOn, reason: '', fields: initialOf(event) }}
        onValuesChange={stale}
        onFinish={send}
      >
        <Form.Item name="withdraw" label={say.what}>
          <Radio.Group
            options={[
              { value: false, label: say.change },
              { value: true, label: say.withdraw },
            ]}
          />
        </Form.Item>
        {withdraw ? (
          <Alert type="info" showIcon title={say.withdrawWhat} />
        ) : (
          <>
            {event.fields.map((field) => (
              <FieldItem key={field.field} field={field} />
            ))}
            <Form.Item name="occurredOn" label={say.occurredOn}>
              <DayField near={event.occurredOn} />
            </Form.Item>
          </>
        )}
        <Form.Item
          name="reason"
          label={say.reason}
          extra={say.reasonHelp}
          rules={[{ required: true, min: 2, message: say.reasonShort }]}
        >
          <Input.TextArea rows={2} maxLength={300} />
        </Form.Item>
        {nothing && <Alert type="warning" showIcon title={say.nothing} />}
        {preview.data && <EffectAhead effect={preview.data.effect} />}
        <RefusalAlert error={preview.error ?? save.error} />
        <div className="form-actions">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={preview.isPending || save.isPending}>
            {preview.data ? say.save : say.preview}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}

function FieldItem({ field }: { field: RecordField }) {
  const kind = kindOf(field)
  const rules = [
    {
      validator: (_: unknown, typed: string | undefined) =>
        kind === 'number' && !isNumberTyped(typed ?? '') ? Promise.reject(new Error(say.number)) : Promise.resolve(),
    },
    ...(kind === 'text' ? [tooLong(longestOf(field))] : []),
  ]
  return (
    <Form.Item name={['fields', field.field]} label={field.name} rules={rules}>
      {inputOf(field)}
    </Form.Item>
  )
}

/** antd's form hands value and change to what stands in it, so this is no component of its own. */
function inputOf(field: RecordField): ReactNode {
  switch (kindOf(field)) {
    case 'flag':
      return <Radio.Group options={yesNo} />
    case 'day':
      return <DayField />
    case 'unit':
      return <UnitField />
    case 'choice':
      return <Select allowClear options={[...choicesOf(field)]} />
    case 'number':
      return <Input maxLength={20} inputMode="decimal" />
    case 'text':
      return <Input />
  }
}

const yesNo = [
  { value: true, label: words.app.yes },
  { value: false, label: words.app.no },
]

/** As the form holds it: numbers as typed, an empty choice as no choice at all. */
function initialOf(event: TimelineEvent): CorrectionDraft['fields'] {
  return Object.fromEntries(
    event.fields.map(({ field, value }) => [field, typeof value === 'number' ? String(value) : (value ?? undefined)]),
  )
}
