import { Link } from '@tanstack/react-router'
import type { TargetRevisions } from '@titian/contract'
import { instantText } from '../words/dates.ts'
import { words } from '../words/words.ts'

const say = words.targetForms.revisions

type Revision = TargetRevisions['revisions'][number]

/** Every word on a target, the newest first: who, when, by which document, from how many to how many. */
export function Revisions({ revisions }: { revisions: readonly Revision[] }) {
  return (
    <section aria-labelledby="revisions-title" className="lag-block">
      <h3 id="revisions-title">{say.title}</h3>
      {revisions.length === 0 ? (
        <p className="quiet">{say.none}</p>
      ) : (
        <ol className="firms">
          {revisions.map((revision) => (
            <li key={revision.position}>
              <RevisionLine revision={revision} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function RevisionLine({
  revision: { set, list, before, after, occurredOn, recordedAt, actor },
}: {
  revision: Revision
}) {
  return (
    <>
      <strong>{set === null ? say.withdrawn : say.set(set.comparison, set.value)}</strong> {say.change(before, after)}
      {list && (
        <>
          {' '}
          <Link to="/imports/$importId" params={{ importId: list.importId }}>
            {say.list(list.title)}
          </Link>
        </>
      )}
      <span className="quiet">
        {[
          ...(set?.document === undefined ? [] : [set.document]),
          ...(set?.reason === undefined ? [] : [say.reason(set.reason)]),
          say.on(occurredOn),
          `${instantText(recordedAt)} ${actor}`,
        ].join(' · ')}
      </span>
    </>
  )
}
