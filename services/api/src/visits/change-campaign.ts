import type { ProblemRefusal } from '@titian/contract'
import { campaignDecider, campaignStream, isRefused, type CampaignCommand } from '@titian/domain'
import { campaignEventOf } from '@titian/read-models'
import type { FastifyRequest } from 'fastify'
import { businessDay } from '../calendar/business-day.ts'
import { carryOut, onStream, type Done } from '../command.ts'
import type { Shell } from '../shell.ts'

/** A campaign is its name: planned anew, its days move. */
export function changeCampaign(
  shell: Shell,
  request: FastifyRequest,
  name: string,
  command: CampaignCommand,
): Promise<Done | ProblemRefusal> {
  const { db, store, journal } = shell
  const stream = campaignStream(name)
  return carryOut(shell, request, async () => {
    const events = await store.readStream(journal, stream)
    const state = events.map(campaignEventOf).reduce(campaignDecider.evolve, campaignDecider.initialState)
    const decided = campaignDecider.decide(command, state)
    if (isRefused(decided)) return decided
    const { day: today } = await businessDay(db, journal)
    return onStream({ stream, version: events.length, today }, decided)
  })
}
