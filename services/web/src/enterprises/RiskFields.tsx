import { AutoComplete, Form, Select } from 'antd'
import type { Enterprise } from '@titian/contract'
import { DayField } from '../time/DayField.tsx'
import { words } from '../words/words.ts'

const say = words.enterprises.state

/** 撤销登记编号: one of the firm's numbers, or none that we know. */
export function RevokedNumber({ firm }: { firm: Enterprise }) {
  const numbers = firm.titles.flatMap(({ title, number }) => (title === 'tech-sme' && number !== null ? [number] : []))
  return (
    <Form.Item name="number" label={say.number} extra={say.numberHelp} preserve={false}>
      <Select allowClear options={numbers.map((number) => ({ value: number, label: number }))} />
    </Form.Item>
  )
}

/** 失信、异常: the usual lists are offered, any other is typed. */
export function RiskKind() {
  return (
    <Form.Item
      name="kind"
      label={say.risk}
      preserve={false}
      rules={[{ required: true, min: 2, message: say.riskMissing }]}
    >
      <AutoComplete maxLength={60} options={say.risks.map((value) => ({ value }))} />
    </Form.Item>
  )
}

export function RemovedOn() {
  const listedOn = Form.useWatch<string | undefined>('on')
  const fits = (until: string | undefined) => until === undefined || listedOn === undefined || until >= listedOn
  return (
    <Form.Item
      name="until"
      label={say.until}
      extra={say.untilHelp}
      preserve={false}
      dependencies={['on']}
      rules={[
        {
          validator: (_: unknown, until: string | undefined) =>
            fits(until) ? Promise.resolve() : Promise.reject(new Error(say.untilTooEarly)),
        },
      ]}
    >
      <DayField />
    </Form.Item>
  )
}
