import { Alert } from 'antd'
import { words } from '../words/words.ts'

/** A figure that misses records says so. */
export function MissingNote({ missing }: { missing: number }) {
  if (missing === 0) return null
  return <Alert className="missing-note" type="warning" showIcon title={words.app.states.missing(missing)} />
}
