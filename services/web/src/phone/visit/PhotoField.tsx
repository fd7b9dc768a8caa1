import { useState } from 'react'
import { phone as words } from '../../words/phone.ts'
import { dropPhoto, keepPhoto, type Photo } from '../store/photos.ts'
import { useStore } from '../store/store.ts'
import { compressPhoto } from './compress-photo.ts'

interface Props {
  readonly item: string
  readonly photos: readonly Photo[]
  /** What comes of it is not known yet. */
  readonly hold: (work: Promise<void>) => void
  readonly onChange: (changed: (before: readonly Photo[]) => readonly Photo[]) => void
}

const most = 20_000_000

/** Optional, always. The camera's own window or the file's, nothing drawn by us. */
export function PhotoField({ item, photos, hold, onChange }: Props) {
  const store = useStore()
  const [wrong, setWrong] = useState<string>()

  const takeOne = async (file: File) => {
    const isPdf = file.type === 'application/pdf'
    if (file.size > most) return setWrong(words.visit.photoTooLarge)
    const bytes = isPdf ? await file.arrayBuffer() : await compressPhoto(file)
    if (!bytes) return setWrong(words.visit.photoUnreadable)
    const photo = await keepPhoto(store, item, bytes, isPdf ? file.type : 'image/jpeg')
    onChange((before) => [...before.filter(({ sha256 }) => sha256 !== photo.sha256), photo])
  }
  const failed = (error: unknown) => {
    console.warn(error)
    setWrong(words.visit.photoNotKept)
  }
  const take = async (files: readonly File[]) => {
    for (const file of files) await takeOne(file).catch(failed)
  }
  const taken = (input: HTMLInputElement) => {
    setWrong(undefined)
    hold(take([...(input.files ?? [])]))
    // The same photo may be taken again after it was dropped.
    input.value = ''
  }
  const drop = async ({ sha256 }: Photo) => {
    await dropPhoto(store, item, sha256)
    onChange((before) => before.filter((photo) => photo.sha256 !== sha256))
  }

  return (
    <div className="files">
      <label className="button">
        {words.visit.photo}
        <input type="file" accept="image/*" capture="environment" onChange={({ target }) => taken(target)} />
      </label>
      <label className="button">
        {words.visit.file}
        <input type="file" accept="image/*,application/pdf" multiple onChange={({ target }) => taken(target)} />
      </label>
      {photos.length > 0 ? <span>{words.visit.photos(photos.length)}</span> : undefined}
      {photos.map((photo, index) => (
        <button key={photo.sha256} type="button" onClick={() => hold(drop(photo).catch(failed))}>
          {words.visit.dropPhoto(index + 1)}
        </button>
      ))}
      {wrong === undefined ? undefined : <p role="alert">{wrong}</p>}
    </div>
  )
}
