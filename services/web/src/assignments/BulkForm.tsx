import { App, Button, Drawer, Form, InputNumber, Select } from 'antd'
import type { AssignedInBulk, AssignInBulk, UnassignedKind } from '@titian/contract'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { UnitField } from '../enterprises/UnitField.tsx'
import { DataTable } from '../table/DataTable.tsx'
import { DayField } from '../time/DayField.tsx'
import { useAsOf } from '../time/in-time.ts'
import { count } from '../words/numbers.ts'
import { words } from '../words/words.ts'
import { kinds } from './assignments-search.ts'
import { assignInBulk } from './assignments.ts'
import { BasisFields, withoutEmpty } from './BasisFields.tsx'
import { OfficersSelect } from './OfficerSelect.tsx'

const say = words.assignments

interface BulkFormProps {
  /** As the page is filtered. */
  readonly unit: string | undefined
  readonly kind: UnassignedKind | undefined
  readonly onClose: () => void
}

/** Firms of a county without an officer, spread over several; what would change is shown first. */
export function BulkForm({ unit, kind = 'due', onClose }: BulkFormProps) {
  const { message } = App.useApp()
  const asOf = useAsOf()
  const preview = useTell({ tell: (body: AssignInBulk, key) => assignInBulk(body, key), writes: () => false })
  const save = useTell({
    tell: (body: AssignInBulk, key) => assignInBulk(body, key),
    onTold: ({ changes }) => {
      void message.success(say.assign.saved(changes.length))
      onClose()
    },
  })
  return (
    <Drawer open size={640} title={say.bulk.title} onClose={onClose} mask={{ closable: false }}>
      <p>{say.bulk.what}</p>
      <Form<Omit<AssignInBulk, 'preview'>>
        layout="vertical"
        initialValues={{ unit, kind, on: asOf }}
        onValuesChange={() => preview.reset()}
        onFinish={(filled) => {
          const draft = withoutEmpty(filled)
          if (preview.data) save.mutate(draft)
          else preview.mutate({ ...draft, preview: true })
        }}
      >
        <Form.Item name="unit" label={say.unit} rules={[{ required: true, message: say.bulk.unitMissing }]}>
          <UnitField />
        </Form.Item>
        <Form.Item name="kind" label={say.unassigned.kind}>
          <Select options={kinds.map((value) => ({ value, label: say.unassigned.kinds[value] }))} />
        </Form.Item>
        <Form.Item
          name="officers"
          label={say.bulk.officers}
          extra={say.officerHelp}
          rules={[{ required: true, message: say.officerMissing }]}
        >
          <OfficersSelect asOf={asOf} />
        </Form.Item>
        <Form.Item name="atMost" label={say.bulk.atMost} extra={say.bulk.atMostHelp}>
          <InputNumber min={1} max={1000} precision={0} />
        </Form.Item>
        <Form.Item name="on" label={say.on} rules={[{ required: true, message: say.dayMissing }]}>
          <DayField near={asOf} />
        </Form.Item>
        <BasisFields />
        {preview.data && <Outcome outcome={preview.data} />}
        <RefusalAlert error={preview.error ?? save.error} />
        <div className="form-actions">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={preview.isPending || save.isPending}>
            {preview.data ? say.bulk.submit(preview.data.changes.length) : say.bulk.preview}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}

type Load = AssignedInBulk['load'][number]

function Outcome({ outcome: { changes, load, left } }: { outcome: AssignedInBulk }) {
  const names = new Map(load.map(({ officer, name }) => [officer, name]))
  return (
    <section aria-live="polite">
      <p className="headline">{say.bulk.result(changes.length, left)}</p>
      <DataTable<Load>
        label={say.bulk.title}
        none={say.officers.none}
        rowKey="officer"
        rows={load}
        columns={[
          {
            title: say.bulk.columns.officer,
            dataIndex: 'officer',
            render: (_, line) => say.person(line.officer, line.name),
          },
          {
            title: say.bulk.columns.before,
            dataIndex: 'before',
            className: 'number',
            render: (_, line) => count(line.before),
          },
          {
            title: say.bulk.columns.after,
            dataIndex: 'after',
            className: 'number',
            render: (_, line) => count(line.after),
          },
        ]}
      />
      <details>
        <summary>{say.bulk.changes(changes.length)}</summary>
        <ul className="chosen-firms">
          {changes.map(({ uscc, name, officer }) => (
            <li key={uscc}>{say.bulk.change(name, say.person(officer, names.get(officer) ?? null))}</li>
          ))}
        </ul>
      </details>
    </section>
  )
}
