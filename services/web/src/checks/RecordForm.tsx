import {
  checkHolds,
  checkHoldsWords,
  checkItemHelp,
  checkItems,
  checkItemWords,
  type CheckFinding,
  type CheckShown,
  type RecordCheck,
} from '@titian/contract'
import { App, Button, Drawer, Form, Input, Radio } from 'antd'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { useSession } from '../session/session.ts'
import { DayField } from '../time/DayField.tsx'
import { words } from '../words/words.ts'
import { recordCheck } from './checks.ts'
import { PersonField } from './PersonField.tsx'

const say = words.checks.record

interface Draft {
  readonly on: string
  readonly by: string
  readonly note?: string
  readonly findings: Partial<
    Record<CheckFinding['item'], { readonly holds: CheckFinding['holds']; readonly note?: string }>
  >
}

/** 核查表: every item is true, is not, or was not seen; what is not is said in words. */
export function RecordForm({ check, onClose }: { check: CheckShown; onClose: () => void }) {
  const { message } = App.useApp()
  const { businessDay } = useSession()
  const record = useTell({
    tell: (body: RecordCheck, key) => recordCheck(check.check, body, key),
    onTold: () => {
      void message.success(say.saved)
      onClose()
    },
  })
  return (
    <Drawer open size={640} title={say.title} onClose={onClose} mask={{ closable: false }} keyboard={false}>
      <p className="headline">{check.name}</p>
      <Form<Draft>
        layout="vertical"
        initialValues={{ on: businessDay, by: check.may.recordAs[0], findings: {} }}
        onFinish={(draft) => record.mutate(bodyOf(draft))}
      >
        <Form.Item name="on" label={say.on} rules={[{ required: true, message: say.dayMissing }]}>
          <DayField near={businessDay} />
        </Form.Item>
        <PersonField check={check} among={check.may.recordAs} label={say.by} missing={say.byMissing} />
        {checkItems.map((item) => (
          <Item key={item} item={item} />
        ))}
        <Form.Item name="note" label={say.note}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <RefusalAlert error={record.error} />
        <div className="form-actions">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={record.isPending}>
            {say.save}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}

function Item({ item }: { item: CheckFinding['item'] }) {
  const holds: unknown = Form.useWatch(['findings', item, 'holds'])
  return (
    <fieldset className="check-item">
      <legend>{checkItemWords[item]}</legend>
      <p className="quiet">{checkItemHelp[item]}</p>
      <Form.Item name={['findings', item, 'holds']} rules={[{ required: true, message: say.holdsMissing }]}>
        <Radio.Group
          aria-label={checkItemWords[item]}
          options={checkHolds.map((value) => ({ value, label: checkHoldsWords[value] }))}
        />
      </Form.Item>
      {(holds === 'no' || holds === 'not-seen') && (
        <Form.Item
          name={['findings', item, 'note']}
          label={holds === 'no' ? say.why : say.more}
          rules={holds === 'no' ? [{ required: true, whitespace: true, message: say.whyMissing }] : []}
        >
          <Input maxLength={500} />
        </Form.Item>
      )}
    </fieldset>
  )
}

function bodyOf({ on, by, note, findings }: Draft): RecordCheck {
  return {
    on,
    by,
    ...(note ? { note } : {}),
    findings: checkItems.flatMap((item) => {
      const found = findings[item]
      return found ? [{ item, holds: found.holds, ...(found.note ? { note: found.note } : {}) }] : []
    }),
  }
}
