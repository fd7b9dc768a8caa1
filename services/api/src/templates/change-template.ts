import type { ProblemRefusal } from '@titian/contract'
import { isRefused, templateDecider, templateStream, type TemplateCommand } from '@titian/domain'
import { templateEventOf } from '@titian/read-models'
import type { FastifyRequest } from 'fastify'
import { businessDay } from '../calendar/business-day.ts'
import { carryOut, onStream, type Done } from '../command.ts'
import type { Shell } from '../shell.ts'

export function changeTemplate(
  shell: Shell,
  request: FastifyRequest,
  template: string,
  command: TemplateCommand,
): Promise<Done | ProblemRefusal> {
  const { db, store, journal } = shell
  const stream = templateStream(template)
  return carryOut(shell, request, async () => {
    const events = await store.readStream(journal, stream)
    const state = events.map(templateEventOf).reduce(templateDecider.evolve, templateDecider.initialState)
    const decided = templateDecider.decide(command, state)
    if (isRefused(decided)) return decided
    const { day: today } = await businessDay(db, journal)
    return onStream({ stream, version: events.length, today }, decided)
  })
}
