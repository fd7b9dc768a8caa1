import { Button, Form, Input } from 'antd'
import { words } from '../words/words.ts'
import { FirmsSelect } from './FirmSelect.tsx'

const say = words.visits.form

/** Whom the visit was paid to: firms that are found, or a 线索 that nobody has registered yet. */
export function VisitedFields({ lead }: { lead: boolean }) {
  const form = Form.useFormInstance()
  return (
    <>
      <Form.Item
        name="firms"
        label={say.firms}
        extra={say.firmsHelp}
        dependencies={['lead']}
        rules={[{ type: 'array', ...(lead ? {} : { required: true, min: 1 }), message: say.firmsMissing }]}
      >
        <FirmsSelect />
      </Form.Item>
      {lead ? (
        <div className="visit-row">
          <Form.Item
            name={['lead', 'name']}
            label={say.leadName}
            className="visit-grow"
            rules={[{ required: true, whitespace: true, message: say.leadNameMissing }]}
          >
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name={['lead', 'address']} label={say.leadAddress} className="visit-grow">
            <Input maxLength={200} />
          </Form.Item>
          <Button size="small" onClick={() => form.setFieldValue('lead', undefined)}>
            {say.leadOff}
          </Button>
        </div>
      ) : (
        <Button type="link" className="visit-lead" onClick={() => form.setFieldValue('lead', { name: '' })}>
          {say.lead}
        </Button>
      )}
    </>
  )
}
