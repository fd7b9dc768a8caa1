import { useState } from 'react'
import { phone as words } from '../../words/phone.ts'
import { dropPhoto, keepPhoto, type Photo } from '../store/photos.ts'
import { useStore } from '../store/store.ts'
import { compressPhoto } from './compress-photo.ts'

interface Props {
  readonly item: string
  readonly photos: readonly Photo[]
  readonly onChange: (photos: readonly Photo[]) => void
}

const most = 20_000_000

/** Optional, always. The camera's own window or the file's, nothing drawn by us. */
export function PhotoField({ item, photos, onChange }: Props) {
  const store = useStore()
  const [wrong, setWrong] = useState<string>()

  const take = async (files: FileList | null) => {
    setWrong(undefined)
    let taken = photos
    for (const file of files ?? []) {
      const isPdf = file.type === 'application/pdf'
      if (file.size > most) setWrong(words.visit.photoTooLarge)
      else {
        const bytes = isPdf ? await file.arrayBuffer() : await compressPhoto(file)
        if (!bytes) setWrong(words.visit.photoUnreadable)
        else {
          const photo = await keepPhoto(store, item, bytes, isPdf ? file.type : 'image/jpeg')
          taken = [...taken.filter(({ sha256 }) => sha256 !== photo.sha256), photo]
        }
      }
    }
    onChange(taken)
  }
  const drop = async ({ sha256 }: Photo) => {
    await dropPhoto(store, item, sha256)
    onChange(photos.filter((photo) => photo.sha256 !== sha256))
  }

  return (
    <div className="files">
      <label className="button">
        {words.visit.photo}
        <input
          type="file"
          accept="image/*"
          capture="environment"
          onChange={({ target }) => void take(target.files).then(() => (target.value = ''))}
        />
      </label>
      <label className="button">
        {words.visit.file}
        <input
          type="file"
          accept="image/*,application/pdf"
          multiple
          onChange={({ target }) => void take(target.files).then(() => (target.value = ''))}
        />
      </label>
      {photos.length > 0 ? <span>{words.visit.photos(photos.length)}</span> : undefined}
      {photos.map((photo, index) => (
        <button key={photo.sha256} type="button" onClick={() => void drop(photo)}>
          {words.visit.dropPhoto(index + 1)}
        </button>
      ))}
      {wrong === undefined ? undefined : <p role="alert">{wrong}</p>}
    </div>
  )
}
