import { Link } from '@tanstack/react-router'
import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import type { Import } from '@titian/contract'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { EffectTable } from '../enterprises/EffectTable.tsx'
import { words } from '../words/words.ts'
import { Counts } from './Counts.tsx'
import { undoImport } from './imports.ts'
import { RefusedTable } from './RefusedTable.tsx'
import { RowsTable } from './RowsTable.tsx'

const say = words.imports.result

/** Step four: what came of it, where to look now, and the way back. */
export function Result({ list }: { list: Import }) {
  const undone = list.status === 'undone'
  const rows = list.counts.new + list.counts.changed
  return (
    <>
      <Alert type={undone ? 'info' : 'success'} showIcon title={undone ? say.undone : say.done(rows)} />
      {list.problem && <Alert type="error" showIcon title={list.problem.title} description={list.problem.detail} />}
      <section className="panel" aria-labelledby="result-title">
        <div className="section-head">
          <h2 id="result-title">{words.imports.check.counts}</h2>
          <div className="page-actions">
            <Link to="/">{say.toTargets}</Link>
            <Link to="/imports">{say.another}</Link>
            {!undone && list.mayChange && <Undo importId={list.importId} />}
          </div>
        </div>
        <Counts counts={list.counts} />
        {!list.mayChange && <p className="quiet">{words.imports.notYours}</p>}
      </section>
      {list.judgedAgain.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={say.judgedAgain}
          description={list.judgedAgain.map((line) => (
            <div key={line.row}>{say.judgedLine(line.row, line.was, line.is)}</div>
          ))}
        />
      )}
      {!undone && (
        <section className="panel" aria-labelledby="effect-title">
          <h2 id="effect-title">{words.imports.check.effect}</h2>
          <EffectTable effect={list.effect} none={words.imports.check.noEffect} />
        </section>
      )}
      {!undone && list.matches.unclear > 0 && (
        <Alert type="warning" showIcon title={say.unclear(list.matches.unclear)} description={say.unclearHow} />
      )}
      <RefusedTable importId={list.importId} refused={list.counts.refused} mayAccept={false} />
      <RowsTable
        importId={list.importId}
        counts={list.counts}
        matches={list.matches}
        decidable={undone || !list.mayChange ? [] : ['unclear']}
      />
    </>
  )
}

function Undo({ importId }: { importId: string }) {
  const [asking, setAsking] = useState(false)
  const undo = useTell({ tell: (id: string, key) => undoImport(id, key), onTold: () => setAsking(false) })
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {say.undo}
      </Button>
      <Modal
        open={asking}
        title={say.undoTitle}
        okText={say.undoConfirm}
        okButtonProps={{ danger: true }}
        cancelText={words.app.cancel}
        confirmLoading={undo.isPending}
        onOk={() => undo.mutate(importId)}
        onCancel={() => setAsking(false)}
      >
        <p>{say.undoWhat}</p>
        <RefusalAlert error={undo.error} />
      </Modal>
    </>
  )
}
