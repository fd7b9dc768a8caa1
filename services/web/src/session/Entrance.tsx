import type { ReactNode } from 'react'
import { words } from '../words/words.ts'

/** The page before the pages: a name, a form, nothing else. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="entrance">
      <div className="entrance-brand">
        <strong>{words.app.product}</strong>
        <span>{words.app.subtitle}</span>
      </div>
      <section className="entrance-card" aria-labelledby="entrance-title">
        <h1 id="entrance-title">{title}</h1>
        {children}
      </section>
    </main>
  )
}
