import { useQuery } from '@tanstack/react-query'
import { closingCodes, closingCodeWords, verdictWords, type DemandLine } from '@titian/contract'
import { closingOwes, isAgainstFirm } from '@titian/domain'
import { Alert, Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { words } from '../words/words.ts'
import { demandsFound } from './demands.ts'
import { NextStepFields } from './MoveField.tsx'

const say = words.demands.move

/** 办结方式, and what that way owes. */
export function ClosingFields({ verdict }: { verdict: DemandLine['verdict'] | undefined }) {
  const chosen: unknown = Form.useWatch('code')
  const code = closingCodes.find((each) => each === chosen)
  const isAgainst = typeof verdict === 'string' && code === 'C1' && isAgainstFirm(code, verdict)
  const owed = code && closingOwes[code]
  return (
    <>
      <Form.Item name="code" label={say.code} rules={[{ required: true, message: say.missing }]}>
        <Select options={closingCodes.map((value) => ({ value, label: closingCodeWords[value] }))} />
      </Form.Item>
      {isAgainst && (
        <Alert className="form-warning" type="warning" showIcon title={say.againstFirm(verdictWords[verdict])} />
      )}
      {owed === 'evidence' && <EvidenceFields />}
      {owed === 'into' && (
        <Form.Item name="into" label={say.into} extra={say.intoHelp} rules={[{ required: true, message: say.missing }]}>
          <DemandSelect />
        </Form.Item>
      )}
      {owed === 'nextStep' && <NextStepFields needed />}
      {owed !== undefined && (
        <Form.Item
          name="note"
          label={say.closingNote}
          rules={[{ required: owed === 'note' || isAgainst, whitespace: true, message: say.missing }]}
        >
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
      )}
    </>
  )
}

function EvidenceFields() {
  return (
    <Form.List name="evidence" initialValue={[{}]}>
      {(fields, { add, remove }) => (
        <fieldset className="demand-part">
          <legend>{say.evidence}</legend>
          <p className="quiet">{say.evidenceHelp}</p>
          {fields.map(({ key, name }) => (
            <div key={key} className="demand-pair">
              <Form.Item
                name={[name, 'kind']}
                label={say.evidenceKind}
                rules={[{ required: true, whitespace: true, message: say.missing }]}
              >
                <Input maxLength={40} />
              </Form.Item>
              <Form.Item
                name={[name, 'number']}
                label={say.evidenceNumber}
                rules={[{ required: true, whitespace: true, message: say.missing }]}
              >
                <Input maxLength={120} />
              </Form.Item>
              {fields.length > 1 && (
                <Button size="small" onClick={() => remove(name)}>
                  {say.evidenceRemove}
                </Button>
              )}
            </div>
          ))}
          <Button size="small" onClick={() => add({})}>
            {say.evidenceAdd}
          </Button>
        </fieldset>
      )}
    </Form.List>
  )
}

function DemandSelect({ id, value, onChange }: { id?: string; value?: string; onChange?: (demand: string) => void }) {
  const [query, setQuery] = useState('')
  const found = useQuery(demandsFound(query.trim())).data?.items ?? []
  return (
    <Select<string>
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      showSearch={{ filterOption: false, searchValue: query, onSearch: setQuery }}
      options={found.map(({ demand, number, name, text }) => ({
        value: demand,
        label: `${number} ${name} ${text ?? ''}`,
      }))}
      onChange={(demand) => onChange?.(demand)}
    />
  )
}
