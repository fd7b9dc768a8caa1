import type { AmendVisit, VisitShown } from '@titian/contract'
import { App, Button, Drawer, Form, Input } from 'antd'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { useSession } from '../session/session.ts'
import { DayField } from '../time/DayField.tsx'
import { words } from '../words/words.ts'
import { changesIn, draftOf, type VisitDraft } from './draft.ts'
import { FirmsSelect, type NamedFirm } from './FirmSelect.tsx'
import { CampaignField, FindingFields, NextVisitField, SolvedFields, VisitHow } from './VisitFields.tsx'
import { amendVisit } from './visits.ts'

const say = words.visits.amend

interface Draft extends VisitDraft {
  readonly firms: readonly NamedFirm[]
  readonly reason: string
}

/** 更正: what the visit should read, and why. A 线索 gets the firm that it turned out to be. */
export function AmendVisitForm({ visit, onClose }: { visit: VisitShown; onClose: () => void }) {
  const { message } = App.useApp()
  const { businessDay } = useSession()
  const amend = useTell({
    tell: (body: AmendVisit, key) => amendVisit(visit.visit, body, key),
    onTold: () => {
      void message.success(say.saved)
      onClose()
    },
  })
  const save = ({ firms, reason, ...draft }: Draft) => {
    const changes = { ...changesIn(visit, draft), ...otherFirm(visit, firms[0]) }
    const moved = draft.on === visit.on ? {} : { on: draft.on }
    if (Object.keys(changes).length === 0 && moved.on === undefined) void message.info(say.nothing)
    else amend.mutate({ changes, ...moved, reason })
  }
  return (
    <Drawer open size={600} title={say.title} onClose={onClose} mask={{ closable: false }} keyboard={false}>
      <Form<Draft>
        layout="vertical"
        initialValues={{
          ...draftOf(visit),
          firms: visit.uscc === null ? [] : [{ uscc: visit.uscc, name: visit.name }],
        }}
        onFinish={save}
      >
        <Form.Item name="firms" label={say.firm} extra={visit.uscc === null ? say.firmHelp : undefined}>
          <FirmsSelect many={false} />
        </Form.Item>
        <Form.Item
          name="on"
          label={words.visits.form.on}
          rules={[{ required: true, message: words.visits.form.dayMissing }]}
        >
          <DayField near={businessDay} />
        </Form.Item>
        <VisitHow />
        <SolvedFields />
        <CampaignField on={visit.on} />
        <NextVisitField near={businessDay} />
        <FindingFields />
        <Form.Item
          name="reason"
          label={say.reason}
          rules={[{ required: true, min: 2, whitespace: true, message: say.reasonMissing }]}
        >
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
        <RefusalAlert error={amend.error} />
        <div className="form-actions">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={amend.isPending}>
            {say.save}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}

function otherFirm(visit: VisitShown, firm: NamedFirm | undefined): AmendVisit['changes'] {
  return firm === undefined || firm.uscc === visit.uscc ? {} : { uscc: firm.uscc, name: firm.name }
}
