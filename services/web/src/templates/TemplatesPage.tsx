import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { Template } from '@titian/contract'
import { Button, Empty } from 'antd'
import { useState } from 'react'
import { Asked } from '../app/Asked.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { useMay } from '../session/session.ts'
import { words } from '../words/words.ts'
import { DropTemplate } from './DropTemplate.tsx'
import { FileDrawer } from './FileDrawer.tsx'
import { TemplateForm } from './TemplateForm.tsx'
import { templatesQuery } from './templates.ts'
import './templates.css'

const say = words.templates
const route = getRouteApi('/templates')

/** 导出模板: the tables that other systems want; planners keep them, everybody exports by them. */
export function TemplatesPage() {
  const { template: open } = route.useSearch()
  const navigate = useNavigate()
  const templates = useQuery(templatesQuery)
  const mayKeep = useMay('keepTemplates')
  const [doing, setDoing] = useState<Doing | undefined>(undefined)
  const items = templates.data?.items
  const opened = items?.find(({ template }) => template === open)
  const exporting = (template: string | undefined) =>
    void navigate({ to: '/templates', search: (before) => ({ ...before, template }), replace: true })
  const done = () => setDoing(undefined)

  return (
    <>
      <PageHead title={say.title} note={items === undefined ? undefined : say.found(items.length)}>
        {mayKeep && (
          <Button type="primary" onClick={() => setDoing({ what: 'keep' })}>
            {say.add}
          </Button>
        )}
      </PageHead>
      <p className="quiet template-what">{say.what}</p>
      <Asked query={templates}>
        {({ items: all }) =>
          all.length === 0 ? (
            <Empty
              description={
                <>
                  <div>{say.none}</div>
                  <div className="quiet">{mayKeep ? say.noneNext : say.noneAsk}</div>
                </>
              }
            />
          ) : (
            <ul className="template-list">
              {all.map((template) => (
                <li key={template.template} className="panel">
                  <TemplateLine template={template} />
                  <div className="template-acts">
                    <Button
                      type="primary"
                      aria-label={say.exportOf(template.name)}
                      onClick={() => exporting(template.template)}
                    >
                      {say.export}
                    </Button>
                    {mayKeep && (
                      <>
                        <Button
                          aria-label={say.changeOf(template.name)}
                          onClick={() => setDoing({ what: 'keep', template })}
                        >
                          {say.change}
                        </Button>
                        <Button
                          aria-label={say.dropOf(template.name)}
                          onClick={() => setDoing({ what: 'drop', template })}
                        >
                          {say.drop}
                        </Button>
                      </>
                    )}
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
      {opened && <FileDrawer key={opened.template} template={opened} onClose={() => exporting(undefined)} />}
      {doing?.what === 'keep' && <TemplateForm template={doing.template} onClose={done} />}
      {doing?.what === 'drop' && <DropTemplate template={doing.template} onClose={done} />}
    </>
  )
}

type Doing =
  | { readonly what: 'keep'; readonly template?: Template }
  | { readonly what: 'drop'; readonly template: Template }

function TemplateLine({ template: { name, kind, columns } }: { template: Template }) {
  return (
    <div className="template-line">
      <h2>{name}</h2>
      <span className="mark mark-info">{say.kindOf[kind]}</span>
      <span className="quiet">{say.columns(columns.length)}</span>
      <p className="template-columns">{columns.map(({ header }) => header).join(' · ')}</p>
    </div>
  )
}
