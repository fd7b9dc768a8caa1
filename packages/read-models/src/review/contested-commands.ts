import { sql, type RawBuilder } from 'kysely'

/** A command that came a second time and said something else: what was put aside of it, and what the first one did. */
export interface ContestedItem {
  readonly kind: 'command-differs'
  readonly actor: string
  readonly command: string
  /** The hash of what was said, which tells two contents of one command apart. */
  readonly content: string
  readonly said: unknown
  readonly first: readonly {
    readonly type: string
    readonly on: string
    readonly data: Readonly<Record<string, unknown>>
  }[]
}

export function contestedCommands(journal: string): RawBuilder<unknown> {
  return sql`
    select 'command ' || actor || ' ' || id || ' ' || encode(content_hash, 'hex'), received_at,
      json_build_object('kind', 'command-differs', 'actor', actor, 'command', id, 'content', encode(content_hash, 'hex'),
        'said', content, 'first', coalesce((
          select json_agg(json_build_object('type', e.type, 'on', e.occurred_on, 'data', e.data) order by e.position)
          from command first
          join event e on e.journal = first.journal and e.position between first.first and first.last
          where first.journal = c.journal and first.actor = c.actor and first.id = c.id), '[]'))
    from command_contested c
    where journal = ${journal}
      and settled_at is null
      -- What a phone brought stands as that.
      and not exists (select from sync_item s where s.journal = c.journal and s.account = c.actor and s.id = c.id)`
}
