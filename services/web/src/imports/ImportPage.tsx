import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, Progress, Steps } from 'antd'
import { useEffect } from 'react'
import type { Import } from '@titian/contract'
import { askAgain } from '../app/ask-again.ts'
import { Asked } from '../app/Asked.tsx'
import { remember } from '../app/client.ts'
import { PageHead } from '../app/PageHead.tsx'
import { dayText, instantText } from '../words/dates.ts'
import { words } from '../words/words.ts'
import { Checked } from './Checked.tsx'
import { importQuery } from './imports.ts'
import { Result } from './Result.tsx'
import './imports.css'

const say = words.imports
const route = getRouteApi('/imports/$importId')

/** One list on its way through the four steps: upload, check, 确认导入, result. */
export function ImportPage() {
  const { importId } = route.useParams()
  const asked = useQuery(importQuery(importId))
  useFreshFigures(asked.data)

  return (
    <>
      <Asked query={asked}>
        {(list) => (
          <>
            <PageHead title={list.title ?? list.fileName} note={noteOf(list)} />
            <Steps
              className="import-steps"
              current={stepOf(list)}
              status={list.status === 'failed' ? 'error' : 'process'}
              items={[say.steps.upload, say.steps.check, say.steps.commit, say.steps.result].map((title) => ({
                title,
              }))}
            />
            <Step list={list} />
          </>
        )}
      </Asked>
    </>
  )
}

function Step({ list }: { list: Import }) {
  switch (list.status) {
    case 'checking':
      return <Working list={list} what={say.check.reading} />
    case 'checked':
      return <Checked list={list} />
    case 'committing':
      return (
        <Working
          list={list}
          what={
            list.progress.done >= list.progress.total && list.progress.total > 0
              ? say.commit.finishing
              : say.commit.running
          }
        />
      )
    case 'undoing':
      return <Working list={list} what={say.commit.undoRunning} />
    case 'committed':
    case 'undone':
      return <Result list={list} />
    case 'failed':
      return (
        <section className="panel">
          <Alert
            type="error"
            showIcon
            title={say.result.failed}
            description={list.problem?.title ?? words.app.fault(500)}
          />
          <p>
            <Link to="/imports">{say.result.another}</Link>
          </p>
        </section>
      )
    default:
      return null
  }
}

function Working({ list, what }: { list: Import; what: string }) {
  const { done, total } = list.progress
  return (
    <section className="panel" role="status" aria-live="polite">
      <p>{what}</p>
      <Progress
        percent={total > 0 ? Math.floor((done / total) * 100) : 0}
        status="active"
        aria-label={what}
        format={() => say.check.progress(done, total)}
      />
    </section>
  )
}

function stepOf(list: Import): number {
  if (list.status === 'checking') return 0
  if (list.status === 'checked' || list.status === 'failed') return 1
  if (list.status === 'committing') return 2
  return 3
}

function noteOf(list: Import): string {
  return [
    ...(list.kind === null ? [] : [say.kinds[list.kind]]),
    ...(list.template === null ? [] : [say.byTemplate(list.template)]),
    ...(list.listedOn === null ? [] : [dayText(list.listedOn)]),
    ...(list.document === null ? [] : [list.document]),
    `${instantText(list.receivedAt)} ${list.receivedBy}`,
  ].join(' · ')
}

/** When the list is in, or out again, every figure that this tab asks for must contain that. */
function useFreshFigures(list: Import | undefined): void {
  const queries = useQueryClient()
  const status = list?.status
  const last = list?.recorded?.last
  useEffect(() => {
    if (status !== 'committed' && status !== 'undone') return
    remember(last)
    void askAgain(queries)
  }, [queries, status, last])
}
