import type { SaveTemplate, Template } from '@titian/contract'
import { App, Button, Drawer, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { newUuid } from '../app/uuid.ts'
import { templateStarters } from '../words/template-starters.ts'
import { words } from '../words/words.ts'
import { ColumnList } from './ColumnList.tsx'
import { draftOf, emptyDraft, fieldsLacking, savedOf, type Draft } from './draft.ts'
import { TemplatePreview } from './TemplatePreview.tsx'
import { saveTemplate } from './templates.ts'

const say = words.templates.form
const kinds = ['visits', 'demands'] as const

/** One template, new or as it stands: its name, its columns in order, and how real records look in them. */
export function TemplateForm({ template, onClose }: { template?: Template | undefined; onClose: () => void }) {
  const { message } = App.useApp()
  const [id] = useState(() => template?.template ?? newUuid())
  const [draft, setDraft] = useState<Draft>(() => (template ? draftOf(template) : emptyDraft('visits')))
  const [tried, setTried] = useState(false)
  const save = useTell({
    tell: (body: SaveTemplate, key) => saveTemplate(id, body, key),
    onTold: () => {
      void message.success(say.saved)
      onClose()
    },
  })
  const change = (next: Draft) => {
    save.reset()
    setDraft(next)
  }
  const isNameless = draft.name.trim() === ''
  const isReady = !isNameless && fieldsLacking(draft).length === 0 && draft.columns.every(({ header }) => header.trim())
  const send = () => {
    setTried(true)
    if (isReady) save.mutate(savedOf(draft))
  }

  return (
    <Drawer open size={880} title={template ? say.change : say.new} onClose={onClose}>
      <Form layout="vertical" onFinish={send}>
        {!template && (
          <Form.Item label={say.begin}>
            <div className="template-starters">
              {templateStarters.map((starter) => (
                <Button key={starter.name} onClick={() => change(draftOf(starter))}>
                  {starter.name}
                </Button>
              ))}
            </div>
          </Form.Item>
        )}
        <div className="template-row">
          <Form.Item
            label={say.name}
            htmlFor="template-name"
            required
            {...(tried && isNameless ? { validateStatus: 'error', help: say.nameMissing } : {})}
          >
            <Input
              id="template-name"
              maxLength={60}
              value={draft.name}
              onChange={(event) => change({ ...draft, name: event.target.value })}
            />
          </Form.Item>
          <Form.Item label={say.title} htmlFor="template-title">
            <Input
              id="template-title"
              maxLength={100}
              placeholder={say.titleHelp}
              value={draft.title}
              onChange={(event) => change({ ...draft, title: event.target.value })}
            />
          </Form.Item>
        </div>
        {!template && (
          <Form.Item label={say.kind}>
            <Radio.Group
              aria-label={say.kind}
              value={draft.kind}
              options={kinds.map((kind) => ({ value: kind, label: words.templates.kinds[kind] }))}
              onChange={({ target }) => {
                const kind = kinds.find((each) => each === target.value)
                if (kind) change({ ...emptyDraft(kind), name: draft.name, title: draft.title })
              }}
            />
          </Form.Item>
        )}
        <ColumnList draft={draft} tried={tried} onChange={change} />
        <TemplatePreview draft={draft} />
        <RefusalAlert error={save.error} />
        <div className="form-actions">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {say.save}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}
