import { Link } from '@tanstack/react-router'
import { words } from '../words/words.ts'
import { countOf, type ShownRow } from './service.ts'

/** Of what no list says until when, nobody can say that it is late: how many there are beside 超期. */
export function Untimed({ shown, period }: { shown: ShownRow | undefined; period: string }) {
  const demands = shown ? countOf(shown.row, 'demands.open.untimed') : 0
  if (!shown || demands === 0) return null
  const said = words.service.untimed(demands)
  return (
    <p className="quiet">
      {shown.opens === undefined ? (
        said
      ) : (
        <Link
          to="/figures/$code"
          params={{ code: 'demands.open.untimed' }}
          search={{ ...shown.opens, period }}
          hash="members"
        >
          {said}
        </Link>
      )}
    </p>
  )
}
