import { App, Button, Drawer, Form } from 'antd'
import type { AssignOfficer } from '@titian/contract'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { DayField } from '../time/DayField.tsx'
import { useAsOf } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { assignOfficer } from './assignments.ts'
import { BasisFields, withoutEmpty } from './BasisFields.tsx'
import type { Chosen } from './chosen.ts'
import { OfficerSelect } from './OfficerSelect.tsx'

const say = words.assignments
const shown = 8

interface AssignFormProps {
  readonly firms: readonly Chosen[]
  readonly onClose: () => void
  readonly onAssigned: () => void
}

/** 指派: firms go to one officer from a day on, by a document. */
export function AssignForm({ firms, onClose, onAssigned }: AssignFormProps) {
  const { message } = App.useApp()
  const asOf = useAsOf()
  const assign = useTell({
    tell: (body: AssignOfficer, key) => assignOfficer(body, key),
    onTold: () => {
      void message.success(say.assign.saved(firms.length))
      onAssigned()
    },
  })
  return (
    <Drawer open size={520} title={say.assign.title(firms.length)} onClose={onClose} mask={{ closable: false }}>
      <ul className="chosen-firms">
        {firms.slice(0, shown).map((firm) => (
          <li key={firm.uscc}>{firm.name}</li>
        ))}
        {firms.length > shown && <li className="quiet">{say.assign.others(firms.length)}</li>}
      </ul>
      <Form<Omit<AssignOfficer, 'firms'>>
        layout="vertical"
        initialValues={{ on: asOf }}
        onFinish={(draft) => assign.mutate({ ...withoutEmpty(draft), firms: firms.map(({ uscc }) => uscc) })}
      >
        <Form.Item
          name="officer"
          label={say.officer}
          extra={say.officerHelp}
          rules={[{ required: true, message: say.officerMissing }]}
        >
          <OfficerSelect asOf={asOf} />
        </Form.Item>
        <Form.Item name="on" label={say.on} rules={[{ required: true, message: say.dayMissing }]}>
          <DayField near={asOf} />
        </Form.Item>
        <BasisFields />
        <RefusalAlert error={assign.error} />
        <div className="form-actions">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={assign.isPending}>
            {say.assign.submit}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}
