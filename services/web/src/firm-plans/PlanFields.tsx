import { planOwners } from '@titian/contract'
import { Button, Form, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { DayField } from '../time/DayField.tsx'
import type { Day } from '../time/day.ts'
import { words } from '../words/words.ts'

const say = words.firmPlans
const needed = [{ required: true, whitespace: true, message: say.form.missing }]

/** What is missing for the title, and the cheapest step to it. */
export function GapFields() {
  return (
    <Entries list="gaps" legend={say.gaps} more={say.form.addGap}>
      {(name) => (
        <>
          <Form.Item name={[name, 'criterion']} label={say.gap.criterion} className="visit-grow" rules={needed}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name={[name, 'current']} label={say.gap.current} className="plan-short">
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name={[name, 'need']} label={say.gap.need} className="plan-short" rules={needed}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name={[name, 'step']} label={say.gap.step} className="visit-grow">
            <Input maxLength={200} />
          </Form.Item>
        </>
      )}
    </Entries>
  )
}

/** Who does what until when. */
export function ActionFields({ near }: { near: Day }) {
  return (
    <Entries list="actions" legend={say.actions} more={say.form.addAction} begun={{ owner: 'firm' }}>
      {(name) => (
        <>
          {/* Its key goes with it, or what is done already would be another action. */}
          <Form.Item name={[name, 'action']} hidden>
            <Input />
          </Form.Item>
          <Form.Item name={[name, 'what']} label={say.action.what} className="visit-grow" rules={needed}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name={[name, 'owner']} label={say.action.owner}>
            <Select options={planOwners.map((value) => ({ value, label: say.owners[value] }))} />
          </Form.Item>
          <Form.Item
            name={[name, 'due']}
            label={say.action.due}
            rules={[{ required: true, message: say.form.dayMissing }]}
          >
            <DayField near={near} />
          </Form.Item>
          <Form.Item name={[name, 'evidence']} label={say.action.evidence} className="visit-grow">
            <Input maxLength={200} />
          </Form.Item>
        </>
      )}
    </Entries>
  )
}

/** What the firm may claim. */
export function SupportFields() {
  return (
    <Entries list="supports" legend={say.supports} more={say.form.addSupport}>
      {(name) => (
        <>
          <Form.Item name={[name, 'name']} label={say.support.name} className="visit-grow" rules={needed}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name={[name, 'amount']} label={say.support.amount}>
            <InputNumber min={0} max={1e7} />
          </Form.Item>
        </>
      )}
    </Entries>
  )
}

interface EntriesProps {
  readonly list: string
  readonly legend: string
  /** What the button says that adds one. */
  readonly more: string
  readonly begun?: object
  readonly children: (name: number) => ReactNode
}

/** As many entries as there are, each of which can be taken away again. */
function Entries({ list, legend, more, begun, children }: EntriesProps) {
  return (
    <Form.List name={list}>
      {(fields, { add, remove }) => (
        <fieldset className="visit-part">
          <legend>{legend}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="visit-row visit-entry">
              {children(name)}
              <Button size="small" onClick={() => remove(name)}>
                {say.form.remove}
              </Button>
            </div>
          ))}
          <Button onClick={() => add(begun)}>{more}</Button>
        </fieldset>
      )}
    </Form.List>
  )
}
