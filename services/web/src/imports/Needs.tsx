import { Button, Form, Input, Radio, Select } from 'antd'
import type { AnswerImport, Import } from '@titian/contract'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { DayField } from '../time/DayField.tsx'
import { words } from '../words/words.ts'
import { answerImport } from './imports.ts'

const say = words.imports.check
const kinds = Object.entries(words.imports.kinds).map(([value, label]) => ({ value, label }))

interface NeedsProps {
  readonly list: Import
  readonly asked: Import['needs']
}

/** What the sheet does not say and only a person can: its day, whether it is 公示 or 公告, its document number. */
export function Needs({ list, asked }: NeedsProps) {
  const answer = useTell({ tell: (said: AnswerImport, key) => answerImport(list.importId, said, key) })
  const rules = [{ required: true, message: words.accounts.missing }]
  return (
    <section className="panel needs" aria-labelledby="needs-title">
      <h2 id="needs-title">{say.needsTitle}</h2>
      <Form<AnswerImport>
        layout="vertical"
        initialValues={{
          kind: list.kind ?? undefined,
          listedOn: list.listedOn ?? undefined,
          stage: list.stage ?? undefined,
        }}
        onFinish={(said) => answer.mutate(said)}
      >
        {asked.includes('kind') && (
          <Form.Item name="kind" label={say.needs.kind} rules={rules}>
            <Select options={kinds} />
          </Form.Item>
        )}
        {asked.includes('listedOn') && (
          <Form.Item name="listedOn" label={say.needs.listedOn} rules={rules}>
            <DayField />
          </Form.Item>
        )}
        {asked.includes('stage') && (
          <Form.Item name="stage" label={say.needs.stage} rules={rules}>
            <Radio.Group
              options={[
                { value: 'announcement', label: say.stages.announcement },
                { value: 'publicity', label: say.stages.publicity },
              ]}
            />
          </Form.Item>
        )}
        {asked.includes('document') && (
          <Form.Item name="document" label={say.needs.document} extra={say.documentHelp} rules={rules}>
            <Input maxLength={100} />
          </Form.Item>
        )}
        <RefusalAlert error={answer.error} />
        <Button type="primary" htmlType="submit" loading={answer.isPending}>
          {say.answer}
        </Button>
      </Form>
    </section>
  )
}
