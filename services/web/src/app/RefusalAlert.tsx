import { Alert } from 'antd'
import { words } from '../words/words.ts'
import { isRefusal, Unreachable } from './refusal.ts'

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

function sentences(error: unknown): { title: string; lines: readonly string[] } {
  if (error instanceof Unreachable) return { title: error.message, lines: [] }
  if (!isRefusal(error)) return { title: words.app.fault(500), lines: [] }
  const { title, detail, fields, instance, status } = error.problem
  return {
    title,
    lines: [
      ...(detail === undefined ? [] : [detail]),
      ...(fields ?? []).map((field) => field.message),
      // Whoever reads a refusal can act on it; a fault needs the administrator, who needs the number.
      ...(status >= 500 && instance !== undefined ? [words.app.requestId(instance)] : []),
    ],
  }
}
