import { App, Button, Drawer, Form, Input, Radio } from 'antd'
import { statedChanges, type Enterprise, type StateOfEnterprise } from '@titian/contract'
import { longestName } from '@titian/domain'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { DayField } from '../time/DayField.tsx'
import { useAsOf } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { EffectAhead } from './EffectAhead.tsx'
import { stateOfEnterprise } from './enterprises.ts'
import { RemovedOn, RevokedNumber, RiskKind } from './RiskFields.tsx'
import { tooLong } from './too-long.ts'
import { UnitField } from './UnitField.tsx'

const say = words.enterprises.state

const dayLabels: Partial<Record<string, string>> = {
  TechSmeNumberRevoked: say.revokedOn,
  CreditRiskListed: say.listedOn,
}

type Draft = Omit<StateOfEnterprise, 'preview'>

/** 属地调整, 更名, 注销, 迁出, 撤销登记编号, 失信 as a person states it, with its effect before it is saved. */
export function StateForm({ firm, onClose }: { firm: Enterprise; onClose: () => void }) {
  const [form] = Form.useForm<Draft>()
  const { message } = App.useApp()
  const asOf = useAsOf()
  const type = Form.useWatch('type', form)
  const preview = useTell({
    tell: (body: StateOfEnterprise, key) => stateOfEnterprise(firm.uscc, body, key),
    writes: () => false,
  })
  const save = useTell({
    tell: (body: StateOfEnterprise, key) => stateOfEnterprise(firm.uscc, body, key),
    onTold: () => {
      void message.success(say.saved)
      onClose()
    },
  })

  return (
    <Drawer open size={560} title={say.title} onClose={onClose} mask={{ closable: false }}>
      <p className="headline">{firm.name}</p>
      <Form<Draft>
        form={form}
        layout="vertical"
        initialValues={{ type: 'ResponsibilityMoved', on: asOf }}
        onValuesChange={() => preview.reset()}
        onFinish={(draft) => (preview.data ? save.mutate(draft) : preview.mutate({ ...draft, preview: true }))}
      >
        <Form.Item name="type" label={say.kind}>
          <Radio.Group options={statedChanges.map((kind) => ({ value: kind, label: say.kinds[kind] }))} />
        </Form.Item>
        {type === 'ResponsibilityMoved' && (
          <Form.Item
            name="unit"
            label={say.unit}
            preserve={false}
            rules={[{ required: true, message: say.unitMissing }]}
          >
            <UnitField except={firm.unit} />
          </Form.Item>
        )}
        {type === 'EnterpriseRenamed' && (
          <Form.Item
            name="name"
            label={say.name}
            preserve={false}
            rules={[{ required: true, min: 2, message: say.nameMissing }, tooLong(longestName)]}
          >
            <Input />
          </Form.Item>
        )}
        {type === 'EnterpriseMovedOut' && (
          <Form.Item name="to" label={say.to} preserve={false}>
            <Input maxLength={60} />
          </Form.Item>
        )}
        {type === 'TechSmeNumberRevoked' && <RevokedNumber firm={firm} />}
        {type === 'CreditRiskListed' && <RiskKind />}
        <Form.Item name="on" label={dayLabels[type] ?? say.on} rules={[{ required: true, message: say.dayMissing }]}>
          <DayField near={asOf} />
        </Form.Item>
        {type === 'CreditRiskListed' && <RemovedOn />}
        <Form.Item
          name="reason"
          label={say.reason}
          extra={say.reasonHelp}
          rules={[{ required: true, min: 2, message: words.enterprises.correct.reasonShort }]}
        >
          <Input.TextArea rows={2} maxLength={300} />
        </Form.Item>
        {preview.data && <EffectAhead effect={preview.data.effect} />}
        <RefusalAlert error={preview.error ?? save.error} />
        <div className="form-actions">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={preview.isPending || save.isPending}>
            {preview.data ? say.save : say.preview}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}
