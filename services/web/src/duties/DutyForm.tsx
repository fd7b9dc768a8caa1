import { dutyHolders, dutyHolderWords, type DutyLine, type SetDuty } from '@titian/contract'
import { App, Button, Checkbox, Drawer, Form, Input, InputNumber, Select } from 'antd'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { useYear } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { setDuty } from './duties.ts'

const say = words.duties.form
const monthDay = /^\d{2}-\d{2}$/

export interface DutyFormProps {
  /** The line that is changed, or whose window is another in one year; undefined where it is a new one. */
  readonly line: DutyLine | undefined
  readonly what: 'add' | 'change' | 'exception'
  readonly onClose: () => void
}

/** One line of the table: whom it binds, when, and by what paper. */
export function DutyForm({ line, what, onClose }: DutyFormProps) {
  const [form] = Form.useForm<SetDuty>()
  const { message } = App.useApp()
  const year = useYear(undefined)
  const of = Form.useWatch('of', form) ?? line?.of
  const save = useTell({
    tell: (body: SetDuty, key) => setDuty(body, key),
    onTold: () => {
      void message.success(say.saved)
      onClose()
    },
  })
  const { set: _, ...known } = { set: false, ...line }
  const forYear = what === 'exception' ? year + 1 : line?.year
  return (
    <Drawer open size={520} title={say.titles[what]} onClose={onClose} mask={{ closable: false }}>
      <Form<SetDuty>
        form={form}
        layout="vertical"
        initialValues={{ ...known, ...(forYear === undefined ? {} : { year: forYear }) }}
        onFinish={(said) => save.mutate({ ...said, ...(line ? { duty: line.duty } : {}) })}
      >
        <Form.Item name="name" label={say.name} rules={[{ required: true, min: 2, message: say.nameMissing }]}>
          <Input maxLength={60} disabled={what === 'exception'} />
        </Form.Item>
        <Form.Item name="of" label={say.of} rules={[{ required: true, message: say.ofMissing }]}>
          <Select
            disabled={what !== 'add'}
            options={dutyHolders.map((value) => ({ value, label: dutyHolderWords[value] }))}
          />
        </Form.Item>
        {forYear !== undefined && (
          <Form.Item name="year" label={say.year} rules={[{ required: true, message: say.yearMissing }]}>
            <InputNumber min={2010} max={2100} precision={0} controls={false} disabled={what === 'change'} />
          </Form.Item>
        )}
        {of === 'renamed' ? (
          <Form.Item name="months" label={say.months} rules={[{ required: true, message: say.monthsMissing }]}>
            <InputNumber min={1} max={24} precision={0} controls={false} />
          </Form.Item>
        ) : (
          <div className="duty-window">
            {(['opens', 'due'] as const).map((name) => (
              <Form.Item
                key={name}
                name={name}
                label={say[name]}
                rules={[{ required: true, pattern: monthDay, message: say.dateMissing }]}
              >
                <Input maxLength={5} placeholder="05-31" />
              </Form.Item>
            ))}
          </div>
        )}
        {of === 'high-tech' && (
          <Form.Item name="twiceIsFatal" valuePropName="checked">
            <Checkbox>{say.twice}</Checkbox>
          </Form.Item>
        )}
        <Form.Item
          name="source"
          label={say.source}
          extra={say.sourceHelp}
          rules={[{ required: true, min: 2, message: say.sourceMissing }]}
        >
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
        <RefusalAlert error={save.error} />
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
