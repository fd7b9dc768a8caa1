import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { words } from '../words/words.ts'
import { ruzhou, useUnits } from './units.ts'

/** 含/不含汝州, in the address; nothing where the city has no such unit. */
export function WithoutRuzhou() {
  const { without } = useSearch({ strict: false })
  const navigate = useNavigate()
  const { units } = useUnits()
  if (!units.some((unit) => unit.unit === ruzhou)) return null

  return (
    <Segmented
      aria-label={words.targets.ruzhou}
      value={without === ruzhou ? 'without' : 'with'}
      options={[
        { value: 'with', label: words.targets.withRuzhou },
        { value: 'without', label: words.targets.withoutRuzhou },
      ]}
      onChange={(chosen) =>
        void navigate({
          to: '.',
          search: (search) => ({ ...search, without: chosen === 'without' ? ruzhou : undefined }),
        })
      }
    />
  )
}
