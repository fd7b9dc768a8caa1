import { percent } from '../words/numbers.ts'

/** A share as a bar and in figures; what lies outside 0 to 100 % is told by the figures alone. */
export function ProgressBar({ share }: { share: number | null }) {
  return (
    <span className="progress">
      <span className="bar" aria-hidden="true">
        <span style={{ width: `${Math.max(0, Math.min(share ?? 0, 1)) * 100}%` }} />
      </span>
      <strong>{percent(share)}</strong>
    </span>
  )
}
