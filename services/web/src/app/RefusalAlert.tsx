import { Alert } from 'antd'
import { sentences } from './refusal.ts'

/** Says what the api refused and what to do next; nothing where nothing went wrong. */
export function RefusalAlert({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null
  const { title, lines } = sentences(error)
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title}
      description={lines.length === 0 ? undefined : lines.map((line) => <div key={line}>{line}</div>)}
    />
  )
}
