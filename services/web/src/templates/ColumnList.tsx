import type { TemplateField } from '@titian/contract'
import { Alert, Button, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { words } from '../words/words.ts'
import { ColumnFields } from './ColumnFields.tsx'
import {
  fieldName,
  fieldsLacking,
  fieldsLeft,
  movedColumn,
  withColumns,
  withoutColumn,
  type Draft,
  type DraftColumn,
} from './draft.ts'

const say = words.templates.form

interface ColumnListProps {
  readonly draft: Draft
  /** Somebody wanted to save it: what is missing is said. */
  readonly tried: boolean
  readonly onChange: (draft: Draft) => void
}

/** The columns from left to right; moved by buttons, so that a keyboard can do it. */
export function ColumnList({ draft, tried, onChange }: ColumnListProps) {
  const [said, setSaid] = useState('')
  const list = useRef<HTMLOListElement>(null)
  // A moved row is put in anew, which takes the focus from its button.
  const [moved, setMoved] = useState<{ readonly key: string; readonly by: -1 | 1 } | undefined>(undefined)
  useEffect(() => {
    if (!moved) return
    const row = list.current?.querySelector(`[data-column="${moved.key}"]`)
    const wanted = row?.querySelector<HTMLButtonElement>(`[data-by="${moved.by}"]:not(:disabled)`)
    const button = wanted ?? row?.querySelector<HTMLButtonElement>('[data-by]:not(:disabled)')
    button?.focus()
  }, [moved])

  const move = ({ key, header }: DraftColumn, by: -1 | 1) => {
    const next = movedColumn(draft, key, by)
    setMoved({ key, by })
    setSaid(say.moved(header, next.columns.findIndex((column) => column.key === key) + 1))
    onChange(next)
  }
  const leave = ({ key, header }: DraftColumn) => {
    setSaid(say.left(header))
    onChange(withoutColumn(draft, key))
  }
  const lacking = fieldsLacking(draft)
  const left = fieldsLeft(draft)
  const isNumbered = draft.columns.some(({ field }) => field === 'record')

  return (
    <fieldset className="template-part">
      <legend>{say.columns}</legend>
      <p className="quiet">{say.columnsHelp}</p>
      <ol className="template-fields" ref={list}>
        {draft.columns.map((column, place) => (
          <ColumnFields
            key={column.key}
            draft={draft}
            column={column}
            place={place}
            tried={tried}
            onChange={onChange}
            onMove={(by) => move(column, by)}
            onLeave={() => leave(column)}
          />
        ))}
      </ol>
      <div role="status" className="for-readers">
        {said}
      </div>
      <div className="template-add">
        <Select<TemplateField | null>
          aria-label={say.addColumn}
          value={null}
          placeholder={say.addColumn}
          popupMatchSelectWidth={false}
          className="filter"
          options={left.map((field) => ({ value: field, label: fieldName(draft.kind, field) }))}
          onChange={(field) => field !== null && onChange(withColumns(draft, [field]))}
        />
        <span className="quiet">{isNumbered ? say.byRecord : say.withoutRecord}</span>
      </div>
      {lacking.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={say.lacks(lacking.map((field) => fieldName(draft.kind, field)))}
          action={<Button onClick={() => onChange(withColumns(draft, lacking))}>{say.addMissing}</Button>}
        />
      )}
    </fieldset>
  )
}
