import { useNavigate } from '@tanstack/react-router'
import { App, Button, Drawer, Form, Input } from 'antd'
import type { Enterprise, MergeEnterprises } from '@titian/contract'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { words } from '../words/words.ts'
import { EffectAhead } from './EffectAhead.tsx'
import { mergeEnterprises } from './enterprises.ts'

const say = words.enterprises.merge

type Draft = Omit<MergeEnterprises, 'preview'>

/** 合并: two records of one firm become one; the codes of this one lead to the other from then on. */
export function MergeForm({ firm, onClose }: { firm: Enterprise; onClose: () => void }) {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const preview = useTell({
    tell: (body: MergeEnterprises, key) => mergeEnterprises(firm.uscc, body, key),
    writes: () => false,
  })
  const save = useTell({
    tell: (body: MergeEnterprises, key) => mergeEnterprises(firm.uscc, body, key),
    onTold: (_, { into }) => {
      void message.success(say.saved)
      onClose()
      void navigate({ to: '/enterprises/$uscc', params: { uscc: into } })
    },
  })

  return (
    <Drawer open size={560} title={say.title} onClose={onClose} mask={{ closable: false }}>
      <p className="headline">{say.what(firm.name, firm.uscc)}</p>
      <Form<Draft>
        layout="vertical"
        onValuesChange={() => preview.reset()}
        onFinish={({ into, reason }) => {
          const draft = { into: into.trim().toUpperCase(), reason }
          if (preview.data) save.mutate(draft)
          else preview.mutate({ ...draft, preview: true })
        }}
      >
        <Form.Item name="into" label={say.into} rules={[{ required: true, message: say.intoMissing }]}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={words.enterprises.correct.reason}
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
            {preview.data ? say.save : words.enterprises.correct.preview}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}
