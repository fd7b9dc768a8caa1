import { useQuery } from '@tanstack/react-query'
import {
  demandCategories,
  demandCategoryWords,
  visitModes,
  visitModeWords,
  visitPurposes,
  visitPurposeWords,
  visitResults,
  visitResultWords,
} from '@titian/contract'
import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd'
import { DayField } from '../time/DayField.tsx'
import { words } from '../words/words.ts'
import { campaignsQuery } from './visits.ts'

const say = words.visits.form

export const categoryOptions = demandCategories.map((value) => ({ value, label: demandCategoryWords[value] }))

/** How and why: what a minute allows. */
export function VisitHow() {
  return (
    <>
      <Form.Item name="mode" label={say.mode} rules={[{ required: true, message: say.modeMissing }]}>
        <Radio.Group
          optionType="button"
          buttonStyle="solid"
          className="chips"
          options={visitModes.map((value) => ({ value, label: visitModeWords[value] }))}
        />
      </Form.Item>
      <Form.Item name="purposes" label={say.purposes}>
        <Checkbox.Group
          className="chips"
          options={visitPurposes.map((value) => ({ value, label: visitPurposeWords[value] }))}
        />
      </Form.Item>
      <Form.Item name="results" label={say.results}>
        <Checkbox.Group
          className="chips"
          options={visitResults.map((value) => ({ value, label: visitResultWords[value] }))}
        />
      </Form.Item>
      <Form.Item name="note" label={say.note}>
        <Input.TextArea rows={2} maxLength={2000} placeholder={say.notePlaceholder} />
      </Form.Item>
    </>
  )
}

/** 当场解决: counted by itself, no demand of the ledger. */
export function SolvedFields() {
  const solved: unknown = Form.useWatch('solved')
  return (
    <>
      <Form.Item name="solved" valuePropName="checked" extra={say.solvedHelp}>
        <Checkbox>{say.solved}</Checkbox>
      </Form.Item>
      {solved === true && (
        <div className="visit-row">
          <Form.Item name="solvedText" label={say.solvedText} className="visit-grow">
            <Input maxLength={500} />
          </Form.Item>
          <Form.Item name="solvedCategory" label={say.solvedCategory}>
            <Select options={categoryOptions} allowClear popupMatchSelectWidth={false} className="filter" />
          </Form.Item>
        </div>
      )}
    </>
  )
}

const numbers = [
  ['employees', say.employees],
  ['revenue', say.revenue],
  ['research', say.research],
  ['year', say.year],
] as const

export function FindingFields() {
  return (
    <fieldset className="visit-part">
      <legend>{say.findings}</legend>
      <p className="quiet">{say.findingsHelp}</p>
      <div className="visit-row">
        {numbers.map(([name, label]) => (
          <Form.Item key={name} name={name} label={label}>
            <InputNumber min={name === 'year' ? 1990 : 0} max={name === 'year' ? 2100 : 1e10} controls={false} />
          </Form.Item>
        ))}
      </div>
    </fieldset>
  )
}

export function CampaignField({ on }: { on: string | undefined }) {
  const campaigns = useQuery(campaignsQuery).data?.items ?? []
  const isOn = (from: string | null, through: string | null) =>
    on !== undefined && from !== null && through !== null && from <= on && on <= through
  // Those of the day first; what only lists name is there too.
  const options = [...campaigns]
    .sort((a, b) => Number(isOn(b.from, b.through)) - Number(isOn(a.from, a.through)))
    .map(({ name }) => ({ value: name, label: name }))
  return (
    <Form.Item name="campaign" label={say.campaign} extra={say.campaignHelp}>
      <Select options={options} allowClear />
    </Form.Item>
  )
}

export function NextVisitField({ near }: { near: string }) {
  return (
    <Form.Item name="nextVisitOn" label={say.next}>
      <DayField near={near} />
    </Form.Item>
  )
}
