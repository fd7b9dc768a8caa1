import { App, Button, Checkbox, Form, Input, InputNumber, Radio } from 'antd'
import type { SetTarget, TargetRevisions } from '@titian/contract'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { refusedFields } from '../app/refused-fields.ts'
import { useTell } from '../app/tell.ts'
import { useSession } from '../session/session.ts'
import { words } from '../words/words.ts'
import { ChangesAhead } from './ChangesAhead.tsx'
import { setTarget } from './targets.ts'
import { changesAhead, wholeAfter, type WholeAfter } from './whole.ts'

const say = words.targetForms.adjust

interface Draft {
  readonly value: number
  readonly comparison: 'at-least' | 'more-than'
  readonly document: string
  readonly reason: string
  readonly withWhole?: boolean
}
const names = ['value', 'comparison', 'document', 'reason'] as const

/** What one target shall be; where it is a part, what the whole becomes. A refusal stands at its field. */
export function TargetForm({ answer, onClose }: { answer: TargetRevisions; onClose: () => void }) {
  const { indicator, unit, year, current } = answer
  const { city } = useSession()
  const { message } = App.useApp()
  const [form] = Form.useForm<Draft>()
  const value = Form.useWatch('value', form)
  const then = wholeAfter(answer, city.unit, value)
  const takesWhole = Form.useWatch('withWhole', form) === true && offersWhole(then, unit, city.unit)
  const save = useTell({
    tell: (body: SetTarget, key) => setTarget(body, key),
    onTold: () => void message.success(say.saved),
  })
  const send = ({ withWhole = false, document, reason, ...draft }: Draft) => {
    const along = withWhole && offersWhole(then, unit, city.unit) ? { whole: then?.sum } : {}
    const body = { indicator, unit, year, ...draft, document: document.trim(), reason: reason.trim() }
    save.mutate(along.whole === undefined ? body : { ...body, whole: along.whole }, {
      onError: (error) => form.setFields(refusedFields(error, names)),
    })
  }

  return (
    <Form<Draft>
      form={form}
      layout="vertical"
      initialValues={{ value: current?.value, comparison: current?.comparison ?? 'at-least', withWhole: false }}
      onValuesChange={() => save.reset()}
      onFinish={send}
    >
      <Form.Item
        name="value"
        label={say.value}
        rules={[{ required: true, type: 'integer', min: 0, max: 1_000_000, message: say.valueMissing }]}
      >
        <InputNumber className="adjust-value" inputMode="numeric" />
      </Form.Item>
      <Form.Item name="comparison" label={say.comparison}>
        <Radio.Group
          options={[
            { value: 'at-least', label: say.comparisons['at-least'] },
            { value: 'more-than', label: say.comparisons['more-than'] },
          ]}
        />
      </Form.Item>
      {then && <WholeNote then={then} isPart={unit !== city.unit} />}
      <ChangesAhead changes={changesAhead(answer, city.unit, value, takesWhole)} unit={unit} />
      <Form.Item
        name="document"
        label={say.document}
        extra={say.documentHelp}
        rules={[{ required: true, whitespace: true, message: say.documentMissing }]}
      >
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="reason"
        label={say.reason}
        rules={[{ required: true, whitespace: true, min: 2, message: say.reasonMissing }]}
      >
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
      <RefusalAlert error={refusedFields(save.error, names).length > 0 ? null : save.error} />
      <div className="form-actions">
        <Button onClick={onClose}>{words.app.close}</Button>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {say.save}
        </Button>
      </div>
    </Form>
  )
}

function offersWhole(then: WholeAfter | undefined, unit: string, city: string): boolean {
  return then !== undefined && unit !== city && then.whole !== null && !then.agrees
}

function WholeNote({ then: { whole, sum, agrees }, isPart }: { then: WholeAfter; isPart: boolean }) {
  if (whole === null) return <p className="quiet">{say.sumAlone(sum)}</p>
  if (agrees) return <p className="quiet">{say.sumMatches(sum)}</p>
  return (
    <div className="adjust-whole" role="status">
      <p>{say.sumDiffers(sum, whole)}</p>
      {isPart ? (
        <>
          <Form.Item name="withWhole" valuePropName="checked" noStyle>
            <Checkbox>{say.withWhole(sum)}</Checkbox>
          </Form.Item>
          <p className="quiet">{say.whatNext}</p>
        </>
      ) : (
        <p>{say.partsNext}</p>
      )}
    </div>
  )
}
