import { useEffect, useRef } from 'react'
import type { FigureEffect } from '@titian/contract'
import { words } from '../words/words.ts'
import { EffectTable } from './EffectTable.tsx'

const say = words.enterprises.correct

/** What a change will do to the figures. It comes below what was typed, so the reader is taken there. */
export function EffectAhead({ effect }: { effect: readonly FigureEffect[] }) {
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    place.current?.focus({ preventScroll: true })
    place.current?.scrollIntoView({ block: 'start' })
  }, [])
  return (
    <section ref={place} tabIndex={-1} aria-labelledby="effect-ahead">
      <h3 id="effect-ahead">{say.effect}</h3>
      <EffectTable effect={effect} none={say.noEffect} />
    </section>
  )
}
