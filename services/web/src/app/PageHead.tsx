import type { ReactNode } from 'react'

/** A page's name, what qualifies it, and what can be done with the whole of it. */
export function PageHead({ title, note, children }: { title: string; note?: ReactNode; children?: ReactNode }) {
  return (
    <div className="page-head">
      <title>{title}</title>
      <h1>{title}</h1>
      {note !== undefined && <span className="quiet">{note}</span>}
      <div className="page-actions">{children}</div>
    </div>
  )
}
