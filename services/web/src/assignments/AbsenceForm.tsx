import { App, Button, Drawer, Form } from 'antd'
import type { CoverAbsence, OfficerLine } from '@titian/contract'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { DayField } from '../time/DayField.tsx'
import { useAsOf } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { coverAbsence } from './assignments.ts'
import { ReasonField, withoutEmpty } from './BasisFields.tsx'
import { OfficerSelect } from './OfficerSelect.tsx'

const say = words.assignments.absence
const common = words.assignments

/** 代管: somebody else looks after an officer's firms for some days. */
export function AbsenceForm({ officer, onClose }: { officer: OfficerLine; onClose: () => void }) {
  const { message } = App.useApp()
  const asOf = useAsOf()
  const cover = useTell({
    tell: (body: CoverAbsence, key) => coverAbsence(officer.officer, body, key),
    onTold: () => {
      void message.success(common.saved)
      onClose()
    },
  })
  return (
    <Drawer
      open
      size={480}
      title={say.title(common.person(officer.officer, officer.name))}
      onClose={onClose}
      mask={{ closable: false }}
    >
      <p>{say.what}</p>
      <Form<CoverAbsence>
        layout="vertical"
        initialValues={{ from: asOf }}
        onFinish={(draft) => cover.mutate(withoutEmpty(draft))}
      >
        <Form.Item name="by" label={say.by} rules={[{ required: true, message: common.officerMissing }]}>
          <OfficerSelect except={officer.officer} asOf={asOf} />
        </Form.Item>
        <Form.Item name="from" label={say.from} rules={[{ required: true, message: common.dayMissing }]}>
          <DayField near={asOf} />
        </Form.Item>
        <Form.Item name="through" label={say.through} rules={[{ required: true, message: common.dayMissing }]}>
          <DayField near={asOf} />
        </Form.Item>
        <ReasonField required={false} />
        <RefusalAlert error={cover.error} />
        <div className="form-actions">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={cover.isPending}>
            {say.submit}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}
