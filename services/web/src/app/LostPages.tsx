import { Result } from 'antd'
import { words } from '../words/words.ts'

export function NoPage() {
  return <Result status="info" title={words.app.states.notFoundTitle} subTitle={words.app.states.noPage} />
}

export function Crashed() {
  return <Result status="error" title={words.app.states.crashedTitle} subTitle={words.app.states.crashed} />
}

export function Forbidden() {
  return <Result status="info" title={words.app.states.forbiddenTitle} subTitle={words.app.states.forbidden} />
}
