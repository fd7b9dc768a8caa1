import { Button, Form, Input } from 'antd'
import { words } from '../words/words.ts'

const say = words.visits.form

/** Whom they met there: kept beside the log, and never asked for. */
export function MetFields() {
  return (
    <Form.List name="met">
      {(fields, { add, remove }) => (
        <fieldset className="visit-part">
          <legend>{say.met}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="visit-row">
              <Form.Item
                name={[name, 'name']}
                label={say.metName}
                rules={[{ required: true, whitespace: true, message: say.metNameMissing }]}
              >
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item name={[name, 'phone']} label={say.metPhone}>
                <Input maxLength={40} />
              </Form.Item>
              <Button size="small" onClick={() => remove(name)}>
                {say.remove}
              </Button>
            </div>
          ))}
          <Button onClick={() => add()}>{say.metAdd}</Button>
        </fieldset>
      )}
    </Form.List>
  )
}
