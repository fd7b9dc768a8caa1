import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { officersQuery } from '../assignments/assignments.ts'
import { useMay } from '../session/session.ts'
import { useInTime } from '../time/in-time.ts'
import { words } from '../words/words.ts'

/** Whose records alone the page counts, and the way back to all. */
export function OfficerNote({ officer }: { officer: string }) {
  const isNobody = officer === 'none'
  const found = useInfiniteQuery({
    ...officersQuery({ query: officer, ...useInTime() }),
    enabled: useMay('assign') && !isNobody,
  })
  const line = found.data?.pages[0]?.items.find((each) => each.officer === officer)
  const name = isNobody ? words.figures.nobody : words.service.person(officer, line?.name ?? null)
  return (
    <p>
      <strong>{words.figures.officer(name)}</strong>{' '}
      <Link to="." search={(search) => ({ ...search, officer: undefined })}>
        {words.figures.everyOfficer}
      </Link>
    </p>
  )
}
