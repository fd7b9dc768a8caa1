import { useQuery } from '@tanstack/react-query'
import { inTemplateWords } from '@titian/contract'
import { words } from '../words/words.ts'
import { savedOf, type Draft } from './draft.ts'
import { sampleQuery } from './templates.ts'

const say = words.templates.form

/** The newest real records in the columns as they are now. */
export function TemplatePreview({ draft }: { draft: Draft }) {
  const sample = useQuery(sampleQuery(draft.kind))
  const { name, title = name, columns } = savedOf(draft)
  const rows = sample.data?.rows ?? []
  return (
    <div className="template-preview">
      <h3>{say.preview}</h3>
      <p className="quiet">{sample.data && rows.length === 0 ? say.previewNone : say.previewWhat}</p>
      {/* It scrolls at every width, so that a keyboard must reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="wide" role="region" aria-label={say.preview} tabIndex={0}>
        <table className="plain">
          {title !== '' && <caption>{title}</caption>}
          <thead>
            <tr>
              {columns.map(({ header, field }) => (
                <th key={field} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <tr key={row.record?.[0] ?? place}>
                {columns.map(({ field, words: theirs }) => (
                  <td key={field}>{inTemplateWords(row[field] ?? [], theirs)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
