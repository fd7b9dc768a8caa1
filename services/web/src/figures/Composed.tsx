import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ratioFigures } from '@titian/domain'
import { words } from '../words/words.ts'
import { definitionsQuery } from './figures.ts'

export function isComposed(code: string): boolean {
  return ratioFigures.some((figure) => figure.code === code)
}

/** The figures out of which a share is computed: they have the firms and records that it has not. */
export function Composed({ code }: { code: string }) {
  const definitions = useQuery(definitionsQuery).data?.items ?? []
  const ratio = ratioFigures.find((figure) => figure.code === code)
  if (!ratio) return null
  const codes = [...ratio.over, ...ratio.under, ...ratio.less]
  return (
    <section className="panel" aria-labelledby="composed-title">
      <h2 id="composed-title">{words.figures.composed}</h2>
      <ul className="composed">
        {definitions
          .filter((definition) => codes.includes(definition.code))
          .map((definition) => (
            <li key={definition.code}>
              <Link to="/figures/$code" params={{ code: definition.code }} search={(search) => search} hash="members">
                {definition.name}
              </Link>
            </li>
          ))}
      </ul>
    </section>
  )
}
