import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Segmented, Select, Upload } from 'antd'
import { useState } from 'react'
import { listKinds, type ListKind } from '@titian/contract'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { DayField } from '../time/DayField.tsx'
import { words } from '../words/words.ts'
import { sendFile, sendPasted } from './imports.ts'
import { PasteField, type Pasted } from './PasteField.tsx'

const say = words.imports.upload
const kinds = listKinds.map((value) => ({ value, label: words.imports.kinds[value] }))

/** Step one: a file or a pasted table; nothing is changed by sending it. */
export function UploadForm() {
  const navigate = useNavigate()
  const [way, setWay] = useState<'file' | 'paste'>('file')
  const [pasted, setPasted] = useState<Pasted | undefined>(undefined)
  const [kind, setKind] = useState<ListKind | undefined>(undefined)
  const [listedOn, setListedOn] = useState<string | undefined>(undefined)
  const sent = { kind, listedOn }
  const onTold = ({ importId }: { importId: string }) =>
    void navigate({ to: '/imports/$importId', params: { importId } })
  const file = useTell({ tell: (chosen: File, key) => sendFile(chosen, sent, key), onTold })
  const paste = useTell({ tell: (table: Pasted, key) => sendPasted(table, sent, key), onTold })

  return (
    <section className="panel" aria-labelledby="upload-title">
      <div className="section-head">
        <h2 id="upload-title">{say.title}</h2>
        <Segmented
          aria-label={say.way}
          value={way}
          onChange={setWay}
          options={[
            { value: 'file', label: say.file },
            { value: 'paste', label: say.paste },
          ]}
        />
        <span className="quiet">{say.noChange}</span>
      </div>
      <Form layout="inline" className="upload-fields">
        <Form.Item label={say.kind} htmlFor="upload-kind">
          <Select
            id="upload-kind"
            className="upload-kind"
            value={kind ?? ''}
            options={[{ value: '', label: say.kindAuto }, ...kinds]}
            onChange={(chosen) => setKind(kindOf(chosen))}
          />
        </Form.Item>
        <Form.Item label={say.listedOn} htmlFor="upload-listed-on">
          <DayField id="upload-listed-on" value={listedOn} onChange={setListedOn} placeholder={say.listedOnHelp} />
        </Form.Item>
      </Form>
      {way === 'file' ? (
        <Upload.Dragger
          accept=".xlsx,.csv,.xls,.et"
          multiple={false}
          showUploadList={false}
          disabled={file.isPending}
          beforeUpload={(chosen) => {
            file.mutate(chosen)
            return false
          }}
        >
          <p className="upload-drop">{file.isPending ? say.sending : say.drop}</p>
          <p className="quiet">{say.dropHelp}</p>
        </Upload.Dragger>
      ) : (
        <>
          <PasteField pasted={pasted} onPasted={setPasted} />
          <Button
            type="primary"
            className="entrance-button"
            disabled={pasted === undefined || pasted.text.trim() === ''}
            loading={paste.isPending}
            onClick={() => pasted && paste.mutate(pasted)}
          >
            {say.send}
          </Button>
        </>
      )}
      <RefusalAlert error={way === 'file' ? file.error : paste.error} />
    </section>
  )
}

function kindOf(chosen: string): ListKind | undefined {
  return listKinds.find((kind) => kind === chosen)
}
