import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useInTime } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { underWayQuery } from './imports.ts'

const say = words.imports.underWay

/** Above every page of figures while lists come in or go out: half of a list is not a finding. */
export function ImportsUnderWay() {
  const { knownAt } = useInTime()
  // What was known then does not move.
  const lists = useQuery({ ...underWayQuery, enabled: knownAt === undefined }).data ?? 0
  if (lists === 0 || knownAt !== undefined) return null
  return (
    <Alert
      banner
      type="info"
      title={
        <>
          {say.lists(lists)} <Link to="/imports">{say.open}</Link>
        </>
      }
    />
  )
}
