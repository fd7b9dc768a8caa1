import { FigureEffect, type Corrected, type EdgeRefusal } from '@titian/contract'
import type { Refusal } from '@titian/domain'
import { effectOnFigures, type FirmChange } from '@titian/read-models'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { carryOut, type Decision } from '../command.ts'
import type { Shell } from '../shell.ts'

/** What a person decided of firms, and how the figures of the year move by it. */
export interface DecisionWithEffect extends Decision {
  readonly effect: readonly FigureEffect[]
}

/** Carries a command out, or with `preview` only decides it; either way the answer says how the figures move. */
export async function carryOutWithEffect<R extends Refusal>(
  shell: Shell,
  request: FastifyRequest,
  preview: boolean,
  decide: () => Promise<DecisionWithEffect | R>,
): Promise<Corrected | R | EdgeRefusal> {
  if (preview) {
    const decision = await decide()
    return 'refused' in decision ? decision : { position: null, effect: [...decision.effect] }
  }
  const done = await carryOut(shell, request, async (): Promise<Decision | R> => {
    const decision = await decide()
    if ('refused' in decision) return decision
    const { effect, ...rest } = decision
    return { ...rest, answer: effect.map((each) => ({ ...each })) }
  })
  if ('refused' in done) return done
  // The first answer, also where the command came again.
  const effect: unknown = done.answer
  if (!effects.Check(effect)) throw new Error('A command was kept with an answer that is no effect on figures')
  return { position: done.position, effect }
}

const effects = Compile(Type.Array(FigureEffect))

export async function shownEffect(
  { db, journal }: Shell,
  changes: readonly FirmChange[],
  asked: { readonly today: string; readonly units: readonly string[] | undefined },
): Promise<readonly FigureEffect[]> {
  const moved = await effectOnFigures(db, changes, { journal, asOf: asked.today, units: asked.units })
  return moved.map(({ code, name, unit, period, before, after }) => ({ code, name, unit, period, before, after }))
}
