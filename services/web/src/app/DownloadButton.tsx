import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Search } from './client.ts'
import { useDownload } from './download.ts'

interface DownloadButtonProps {
  readonly path: string
  readonly search?: Search
  readonly type?: 'primary' | 'default'
  readonly children: ReactNode
}

/** Fetches a file and saves it. */
export function DownloadButton({ path, search, type = 'default', children }: DownloadButtonProps) {
  const download = useDownload()
  return (
    <Button type={type} loading={download.isPending} onClick={() => download.start({ path, search })}>
      {children}
    </Button>
  )
}
