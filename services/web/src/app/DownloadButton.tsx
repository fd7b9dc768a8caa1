import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { ReactNode } from 'react'
import { askFile, type AskedFile, type Search } from './client.ts'
import { isRefusal, sentences } from './refusal.ts'

interface DownloadButtonProps {
  readonly path: string
  readonly search?: Search
  readonly type?: 'primary' | 'default'
  readonly children: ReactNode
}

/**
 * Fetches a file and saves it. A link would do, but what the api refuses (signed out meanwhile, not permitted, erased)
 * would then fill the window with a document for programs; here it is said on the page, which stays as it is.
 */
export function DownloadButton({ path, search, type = 'default', children }: DownloadButtonProps) {
  const { notification } = App.useApp()
  const download = useMutation({
    mutationFn: () => askFile(path, search),
    onSuccess: save,
    onError: (error) => {
      // Then the whole page is covered, and says why.
      if (isRefusal(error, 401)) return
      const { title, lines } = sentences(error)
      notification.error({ key: path, title, description: lines.join(' '), role: 'alert', duration: false })
    },
  })
  return (
    <Button
      type={type}
      loading={download.isPending}
      onClick={() => {
        notification.destroy(path)
        download.mutate()
      }}
    >
      {children}
    </Button>
  )
}

const aMinute = 60_000

function save({ name, content }: AskedFile): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // Some browsers begin to read it only after this.
  setTimeout(() => URL.revokeObjectURL(link.href), aMinute)
}
