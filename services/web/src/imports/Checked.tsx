import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import type { Import } from '@titian/contract'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { EffectTable } from '../enterprises/EffectTable.tsx'
import { instantText } from '../words/dates.ts'
import { words } from '../words/words.ts'
import { commitImport, confirmMatches } from './imports.ts'
import { Counts } from './Counts.tsx'
import { Needs } from './Needs.tsx'
import { RefusedTable } from './RefusedTable.tsx'
import { RowsTable } from './RowsTable.tsx'

const say = words.imports.check

/** Step two: what the list would change, what it does not say, and which of its rows cannot be taken. */
export function Checked({ list }: { list: Import }) {
  const commit = useTell({ tell: (importId: string, key) => commitImport(importId, key) })
  const asked = list.needs.filter((need) => need !== 'confirmMatches')
  const rows = list.counts.new + list.counts.changed
  const waits = list.needs.length > 0

  return (
    <>
      {list.sameFileAs && (
        <Alert
          type="info"
          showIcon
          title={say.sameFile(instantText(list.sameFileAs.committedAt))}
          description={
            <Link to="/imports/$importId" params={{ importId: list.sameFileAs.importId }}>
              {say.sameFileOpen}
            </Link>
          }
        />
      )}
      {list.otherSheets.length > 0 && <Alert type="warning" showIcon title={say.otherSheets(list.otherSheets)} />}
      {list.mayChange && asked.length > 0 && <Needs list={list} asked={asked} />}
      <Matches list={list} />
      <section className="panel" aria-labelledby="counts-title">
        <div className="section-head">
          <h2 id="counts-title">{say.counts}</h2>
          <div className="page-actions">
            {waits ? (
              <span className="quiet">{say.stillNeeds}</span>
            ) : (
              rows === 0 && (
                <span className="quiet">
                  {(list.counts.publicised ?? 0) > 0 ? say.onlyPublicised : say.nothingToDo}
                </span>
              )
            )}
            {list.mayChange && (
              <Button
                type="primary"
                size="large"
                disabled={waits || rows === 0}
                loading={commit.isPending}
                onClick={() => commit.mutate(list.importId)}
              >
                {words.imports.commit.button(rows)}
              </Button>
            )}
          </div>
        </div>
        <Counts counts={list.counts} />
        {!list.mayChange && <p className="quiet">{words.imports.notYours}</p>}
        <RefusalAlert error={commit.error} />
      </section>
      <section className="panel" aria-labelledby="effect-title">
        <h2 id="effect-title">{say.effect}</h2>
        <EffectTable effect={list.effect} none={say.noEffect} />
      </section>
      <RefusedTable importId={list.importId} refused={list.counts.refused} mayAccept={list.mayChange} />
      <RowsTable
        importId={list.importId}
        counts={list.counts}
        matches={list.matches}
        decidable={list.mayChange ? ['unclear', 'proposed'] : []}
      />
    </>
  )
}

function Matches({ list }: { list: Import }) {
  const { proposed, confirmed, unclear } = list.matches
  const confirm = useTell({ tell: (importId: string, key) => confirmMatches(importId, key) })
  if (proposed === 0 && confirmed === 0 && unclear === 0) return null
  return (
    <>
      <Alert
        type={list.needs.includes('confirmMatches') ? 'warning' : 'success'}
        showIcon
        title={proposed > 0 || unclear > 0 ? say.matches(proposed, unclear) : say.matchesConfirmed(confirmed)}
        action={
          list.mayChange &&
          list.needs.includes('confirmMatches') && (
            <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate(list.importId)}>
              {say.confirmMatches}
            </Button>
          )
        }
      />
      <RefusalAlert error={confirm.error} />
    </>
  )
}
