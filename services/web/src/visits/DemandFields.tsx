import { demandSecrecies } from '@titian/contract'
import { Button, Form, Input, Select } from 'antd'
import { newUuid } from '../app/uuid.ts'
import { words } from '../words/words.ts'
import { categoryOptions } from './VisitFields.tsx'

const say = words.visits.form

/** Where a demand may come from: one of the visits of a meeting. */
export interface VisitedChoice {
  readonly visit: string
  readonly name: string
}

/** What the firm asks for, in the same form: it goes into the ledger with the visit. */
export function DemandFields({ visited }: { visited: readonly VisitedChoice[] }) {
  return (
    <Form.List name="demands">
      {(fields, { add, remove }) => (
        <fieldset className="visit-part">
          <legend>{say.demands}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="visit-row visit-entry">
              {/* Its id goes with it, however often it is sent. */}
              <Form.Item name={[name, 'demand']} hidden>
                <Input />
              </Form.Item>
              {visited.length > 1 && (
                <Form.Item
                  name={[name, 'visit']}
                  label={say.demandFirm}
                  rules={[{ required: true, message: say.demandFirmMissing }]}
                >
                  <Select
                    options={visited.map(({ visit, name: firm }) => ({ value: visit, label: firm }))}
                    popupMatchSelectWidth={false}
                    className="filter"
                  />
                </Form.Item>
              )}
              <Form.Item
                name={[name, 'category']}
                label={say.demandCategory}
                rules={[{ required: true, message: say.demandCategoryMissing }]}
              >
                <Select options={categoryOptions} popupMatchSelectWidth={false} className="filter" />
              </Form.Item>
              <Form.Item name={[name, 'secrecy']} label={say.demandSecrecy}>
                <Select
                  options={demandSecrecies.map((value) => ({ value, label: words.visits.secrecies[value] }))}
                  popupMatchSelectWidth={false}
                />
              </Form.Item>
              <Form.Item
                name={[name, 'text']}
                label={say.demandText}
                className="visit-grow"
                rules={[{ required: true, whitespace: true, message: say.demandTextMissing }]}
              >
                <Input.TextArea rows={2} maxLength={2000} />
              </Form.Item>
              <Button size="small" onClick={() => remove(name)}>
                {say.remove}
              </Button>
            </div>
          ))}
          <Button onClick={() => add({ demand: newUuid(), secrecy: 'open' })}>{say.demandAdd}</Button>
        </fieldset>
      )}
    </Form.List>
  )
}
