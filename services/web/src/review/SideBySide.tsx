import type { ReviewItem } from '@titian/contract'
import { Wide } from '../table/Wide.tsx'
import { words } from '../words/words.ts'

/** What several lists say of one thing, one column a list; only the fields in which they differ. */
export function SideBySide({ versions, label }: { versions: ReviewItem['versions']; label: string }) {
  const [first] = versions
  if (!first) return null
  // Two lists may have one title.
  const columns = versions.map((version, place) => ({ ...version, key: `${place} ${version.list}` }))
  return (
    <Wide label={label}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{words.review.field}</th>
            {columns.map(({ list, key }) => (
              <th key={key} scope="col">
                {list}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first.fields.map(({ name }, place) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {columns.map(({ fields, key }) => (
                <td key={key}>{fields[place]?.value === '' ? words.app.none : fields[place]?.value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}
