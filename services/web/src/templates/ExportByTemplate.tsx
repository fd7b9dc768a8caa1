import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Template } from '@titian/contract'
import { Button, Dropdown } from 'antd'
import type { Search } from '../app/client.ts'
import { useDownload } from '../app/download.ts'
import { useMay } from '../session/session.ts'
import { words } from '../words/words.ts'
import { filledFile, templatesQuery } from './templates.ts'

const say = words.templates.choice

interface ExportByTemplateProps {
  readonly kind: Template['kind']
  /** What the list beside it was asked for, and as of when: the same goes into the file. */
  readonly search: Search
}

/** Beside a list's own export: the same records in the columns of another system. */
export function ExportByTemplate({ kind, search }: ExportByTemplateProps) {
  const templates = useQuery(templatesQuery).data?.items.filter((template) => template.kind === kind) ?? []
  const download = useDownload()
  const navigate = useNavigate()
  const mayManage = useMay('useTemplates')
  const items = [
    ...templates.map((template) => ({
      key: template.template,
      label: template.name,
      onClick: () => download.start({ path: filledFile(template), search }),
    })),
    ...(templates.length === 0 ? [{ key: 'none', label: say.none, disabled: true }] : []),
    ...(mayManage ? [{ key: 'manage', label: say.manage, onClick: () => void navigate({ to: '/templates' }) }] : []),
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button loading={download.isPending} aria-haspopup="menu">
        {say.button} ▾
      </Button>
    </Dropdown>
  )
}
