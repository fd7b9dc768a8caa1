import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTell } from '../app/tell.ts'
import { words } from '../words/words.ts'
import { DigestSettingsForm } from './DigestSettingsForm.tsx'
import { digestQuery, dismissDigest } from './digest.ts'

const say = words.digest

/** 今日摘要: what changed since the last one, once a day; put aside, it comes again tomorrow. */
export function DigestCard() {
  const { data } = useQuery(digestQuery)
  const [isSetting, setSetting] = useState(false)
  const dismiss = useTell({ tell: dismissDigest })
  if (!data) return null
  return (
    <>
      {data.isDue ? (
        <section className="panel digest" aria-labelledby="digest">
          <h2 id="digest">{say.title}</h2>
          <p className="headline">{data.headline}</p>
          <ul>
            {data.lines.map((line, place) => (
              // oxlint-disable-next-line react/no-array-index-key -- Two lines may read alike.
              <li key={`${place} ${line}`}>{line}</li>
            ))}
          </ul>
          <div className="digest-acts">
            <Button size="small" loading={dismiss.isPending} onClick={() => dismiss.mutate({ day: data.day })}>
              {say.dismiss}
            </Button>
            <Button size="small" onClick={() => setSetting(true)}>
              {say.settings}
            </Button>
          </div>
        </section>
      ) : (
        <p className="digest-acts">
          <Button size="small" onClick={() => setSetting(true)}>
            {say.settings}
          </Button>
        </p>
      )}
      {isSetting && <DigestSettingsForm digest={data} onClose={() => setSetting(false)} />}
    </>
  )
}
