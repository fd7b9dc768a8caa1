import { templateFieldVocabulary, type TemplateField } from '@titian/contract'
import { Button, Input, Select } from 'antd'
import { words } from '../words/words.ts'
import { asField, fieldName, fieldsLeft, needsOf, withColumn, type Draft, type DraftColumn } from './draft.ts'

const say = words.templates.form

interface ColumnFieldsProps {
  readonly draft: Draft
  readonly column: DraftColumn
  /** From 0. */
  readonly place: number
  readonly tried: boolean
  readonly onChange: (draft: Draft) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onLeave: () => void
}

/** One column: what of ours it holds, what the other system calls it, and that system's words. */
export function ColumnFields({ draft, column, place, tried, onChange, onMove, onLeave }: ColumnFieldsProps) {
  const { key, header, field } = column
  const number = place + 1
  const isNeeded = needsOf(draft.kind).includes(field)
  const isMissing = tried && header.trim() === ''
  const options = [field, ...fieldsLeft(draft)].map((each) => ({ value: each, label: fieldName(draft.kind, each) }))

  return (
    <li data-column={key}>
      <div className="template-column">
        <span className="number template-place" aria-hidden="true">
          {number}
        </span>
        <Select<TemplateField>
          aria-label={say.content(number)}
          className="template-content"
          value={field}
          disabled={isNeeded}
          options={options}
          popupMatchSelectWidth={false}
          onChange={(to) => onChange(asField(draft, column, to))}
        />
        <span className="template-header">
          <Input
            aria-label={say.header(number)}
            maxLength={60}
            value={header}
            status={isMissing ? 'error' : ''}
            onChange={(event) => onChange(withColumn(draft, key, { header: event.target.value }))}
          />
          {isMissing && <span className="template-wrong">{say.headerMissing(number)}</span>}
        </span>
        <span className="template-moves">
          <Button
            size="small"
            data-by="-1"
            disabled={place === 0}
            aria-label={say.upOf(header, number)}
            onClick={() => onMove(-1)}
          >
            {say.up}
          </Button>
          <Button
            size="small"
            data-by="1"
            disabled={number === draft.columns.length}
            aria-label={say.downOf(header, number)}
            onClick={() => onMove(1)}
          >
            {say.down}
          </Button>
          {isNeeded ? (
            <span className="mark">{say.required}</span>
          ) : (
            <Button size="small" aria-label={say.leaveOf(header, number)} onClick={onLeave}>
              {say.leave}
            </Button>
          )}
        </span>
      </div>
      <TheirWords column={column} onChange={(theirs) => onChange(withColumn(draft, key, { words: theirs }))} />
    </li>
  )
}

interface TheirWordsProps {
  readonly column: DraftColumn
  readonly onChange: (words: DraftColumn['words']) => void
}

/** Only where a field has a few words of ours, for each of which the other system may have its own. */
function TheirWords({ column: { field, words: theirs }, onChange }: TheirWordsProps) {
  const ours = templateFieldVocabulary(field)
  if (!ours) return null
  return (
    <details className="template-words">
      <summary>{say.words}</summary>
      <p className="quiet">{say.wordsHelp}</p>
      <div className="template-pairs">
        {ours.map((word) => (
          <label key={word}>
            <span>{word}</span>
            <Input
              size="small"
              aria-label={say.wordOf(word)}
              maxLength={60}
              placeholder={word}
              value={theirs[word] ?? ''}
              onChange={(event) => onChange({ ...theirs, [word]: event.target.value })}
            />
          </label>
        ))}
      </div>
    </details>
  )
}
