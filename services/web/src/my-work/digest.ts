import { queryOptions } from '@tanstack/react-query'
import type { Digest, DigestSettings, DismissDigest, Written } from '@titian/contract'
import { ask, tell } from '../app/client.ts'

export const digestQuery = queryOptions({ queryKey: ['digest'], queryFn: () => ask<Digest>('/api/digest') })

export function dismissDigest(body: DismissDigest, key: string): Promise<Written> {
  return tell<Written>('POST', '/api/digest/dismissal', { body, key })
}

export function setDigest(body: DigestSettings, key: string): Promise<Written> {
  return tell<Written>('PUT', '/api/digest/settings', { body, key })
}
